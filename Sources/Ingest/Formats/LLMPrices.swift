import JSON
package import Tariff

/// llm-prices.com, `historical-v1.json`: USD per million tokens, with the dates between which each row holds.
///
/// A row is one price list of one model: of a period, of a step of the prompt, or of one modality. What it is of
/// stands in its id and its name (``LLMPricesName``), so rows are read beside the others of their model.
package struct LLMPrices: SourceParser {
    /// The source that it reads.
    package static let id: SourceID = "llm-prices"

    /// Rises whenever the same bytes would give other claims.
    package static let version = 1

    /// Makes a parser.
    package init() {}

    /// Reads the list; the rows of one model are one offer.
    package func parse(_ document: SourceDocument, curation: Curation) throws(SourceError) -> ParsedDocument {
        let root: JSONNode
        do throws(JSONError) { root = try JSONReader.read(document.bytes) } catch {
            throw .unreadable(error.description)
        }
        guard case .array(let elements)? = root["prices"] else {
            throw .shape("llm-prices is an object with a list “prices”, and this is \(root.kind) without one")
        }
        var parsed = ParsedDocument()
        var unknown = UnknownKeys(source: Self.id)
        var nodes: [(vendor: String, id: String, node: JSONNode)] = []
        for element in elements {
            guard let vendor = element["vendor"]?.string, !vendor.isEmpty, let id = element["id"]?.string, !id.isEmpty
            else {
                parsed.diagnostics.append(
                    Diagnostic(code: "no_id", "A row without a vendor and an id is left out.", source: Self.id))
                continue
            }
            nodes.append((vendor, id, element))
        }
        guard !nodes.isEmpty else { throw .shape("no row of its list has a vendor and an id") }
        let ids = Dictionary(grouping: nodes) { $0.vendor }.mapValues { Set($0.map(\.id)) }
        let rows = nodes.map { vendor, id, node in
            let name = LLMPricesName(id: id, name: node["name"]?.string ?? "", beside: ids[vendor] ?? [])
            let provider = curation.provider(named: vendor, in: Self.id)
            return LLMPricesRow(vendor: vendor, id: id, name: name, provider: curation.provider(provider), node: node)
        }
        let models = Dictionary(grouping: rows) { $0.offer }
        // Rows of one key are one entry: they may repeat each other.
        var entries: [String: [LLMPricesRow]] = [:]
        for row in rows { entries[row.key, default: []].append(row) }
        var told: Set<String> = []
        for row in rows where told.insert(row.key).inserted {
            var entry = LLMPricesEntry(
                rows: entries[row.key] ?? [], model: models[row.offer] ?? [], first: row)
            parsed.claims += entry.read(unknown: &unknown)
            parsed.diagnostics += entry.draft.diagnostics
        }
        parsed.entries = rows.count
        parsed.diagnostics += unknown.diagnostics
        return parsed
    }
}
