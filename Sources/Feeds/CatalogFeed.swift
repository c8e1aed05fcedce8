import JSON
package import Tariff

/// The published catalog, or the part of one provider, as a JSON document described by ``schema``.
///
/// Scores are omitted because they belong to the leaderboards.
package struct CatalogFeed: Sendable {
    private let catalog: Catalog
    private let version: String
    private let sequence: Int64
    private let generatedAt: Timestamp

    /// The schema of the document (JSON Schema 2020-12).
    package static let schema = PackageResources.catalog_schema_json

    /// Creates the document of a catalog.
    ///
    /// - Parameters:
    ///   - catalog: The published catalog, or a part of it.
    ///   - version: The hash of the content of the catalog.
    ///   - sequence: The number that increases with each version.
    ///   - generatedAt: The time at which the catalog was generated.
    package init(_ catalog: Catalog, version: String, sequence: Int64, generatedAt: Timestamp) {
        self.catalog = catalog
        self.version = version
        self.sequence = sequence
        self.generatedAt = generatedAt
    }

    /// The document, with one line per source, provider, model and offer so that it can be searched by line.
    package var json: [UInt8] {
        var json = JSONWriter()
        json.object { json in
            json.key("catalog")
            json.object { json in
                json.member("version", version)
                json.member("sequence", sequence)
                json.member("generated_at", generatedAt)
            }
            Self.list("sources", readSources, to: &json) { write($1, to: &$0) }
            Self.list("providers", catalog.providers, to: &json) { Self.write($1, to: &$0) }
            Self.list("models", catalog.models, to: &json) { Self.write($1, to: &$0) }
            Self.list("offers", catalog.offers, to: &json) { Self.write($1, to: &$0) }
        }
        json.newline()
        return json.bytes
    }

    private static func list<Element>(
        _ name: String, _ elements: [Element], to json: inout JSONWriter,
        _ body: (inout JSONWriter, Element) -> Void
    ) {
        json.key(named: name)
        json.array(elements, body)
    }

    /// The sources with at least one document.
    private var readSources: [(source: Source, reading: SourceReading)] {
        catalog.readings.compactMap { reading in
            catalog.sources.first { $0.id == reading.source }.map { ($0, reading) }
        }
    }

    private func write(_ read: (source: Source, reading: SourceReading), to json: inout JSONWriter) {
        json.object { json in
            json.member("id", read.source.id.rawValue)
            json.member("name", read.source.name)
            json.member("url", read.source.url)
            json.member("licence", read.source.licence)
            json.member("owns", read.source.owns.map(\.rawValue))
            json.member("document_at", read.reading.fetchedAt)
            json.member("failing", read.reading.isFailing)
        }
    }

    private static func write(_ provider: Provider, to json: inout JSONWriter) {
        json.object { json in
            json.member("id", provider.id.rawValue)
            json.member("name", provider.name)
            json.member("kind", provider.kind.rawValue)
            json.member("lab", provider.lab?.rawValue)
            json.member("url", provider.url)
        }
    }

    private static func write(_ model: Model, to json: inout JSONWriter) {
        json.object { json in
            json.member("id", model.id.rawValue)
            json.member("lab", model.id.lab.rawValue)
            json.member("name", model.name)
            json.member("released_at", model.releasedAt)
            json.member("offers", model.offers.map(\.rawValue))
        }
    }

    private static func write(_ offer: Offer, to json: inout JSONWriter) {
        json.object { json in
            offer.writeHead(status: offer.status, to: &json)
            offer.writeWhole(to: &json)
            json.key("prices")
            json.array(offer.ladders.flatMap { ladder in ladder.steps.map { (ladder, $0) } }) { json, price in
                json.object { json in
                    price.1.writePrice(to: &json)
                    price.0.writeEvidence(to: &json)
                }
            }
            json.key("modifiers")
            json.array(offer.modifiers) { $0.raw($1.json) }
        }
    }
}

extension Ladder {
    /// Writes the confidence and the sources of the price.
    fileprivate func writeEvidence(to json: inout JSONWriter) {
        json.member("confidence", confidence.name)
        json.member("agree", Int64(agree))
        json.key("evidence")
        json.array(evidence) { json, evidence in
            json.object { json in
                json.member("source", evidence.source.rawValue)
                json.member("observed_at", evidence.observedAt)
                json.member("confirmed_at", evidence.confirmedAt)
            }
        }
    }
}
