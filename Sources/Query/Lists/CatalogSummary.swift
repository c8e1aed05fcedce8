import JSON
package import Tariff

/// The identity and the size of the catalog that answers.
package struct CatalogSummary: Sendable {
    /// The version, its number and its age.
    package let origin: CheapestAnswer.Origin
    /// The counts by name, in the order in which they are written.
    package let counts: [(name: String, count: Int)]
    /// The newest document of each source.
    package let readings: [SourceReading]

    /// The JSON of the summary.
    package var json: [UInt8] {
        var json = JSONWriter()
        json.object { json in
            json.member("object", "catalog")
            json.member("version", origin.version)
            json.member("sequence", origin.sequence)
            json.member("generated_at", origin.generatedAt)
            json.member("stale_sources", origin.staleSources.map(\.rawValue))
            json.key("counts")
            json.object { json in
                for (name, count) in counts { json.member(named: name, Int64(count)) }
            }
            json.key("documents")
            json.array(readings) { json, reading in
                json.object { json in
                    json.member("source", reading.source.rawValue)
                    json.member("fetched_at", reading.fetchedAt)
                    json.member("failing", reading.isFailing)
                }
            }
        }
        return json.bytes
    }
}

extension CatalogIndex {
    /// Returns the identity and the size of the catalog.
    package func summary(now: Timestamp) -> CatalogSummary {
        CatalogSummary(
            origin: CheapestAnswer.Origin(self, at: now),
            counts: [
                ("models", modelCount), ("offers", offerCount), ("priced", pricedCount),
                ("providers", providers.count), ("sources", Set(readings.map(\.source)).count),
            ],
            readings: readings)
    }
}
