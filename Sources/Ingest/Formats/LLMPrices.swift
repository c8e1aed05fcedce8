import JSON
package import Tariff

/// llm-prices.com, `historical-v1.json`: USD per million tokens, with the dates between which each row applies.
///
/// A row is one price list of one model: of a period, of a step of the prompt, or of one modality. Its id and its name
/// tell which (``LLMPricesName``), so rows are read together with the others of their model.
package struct LLMPrices: ListFormat {
    /// The source that the parser reads.
    package let id: SourceID = "llm-prices"

    /// The version of the parser.
    package let version = 1

    /// Creates a parser.
    package init() {}

    /// The rows with one key.
    struct Entry {
        var rows: [LLMPricesRow]
        /// All rows of the same model.
        var model: [LLMPricesRow]
    }

    func list(_ root: JSONNode, in entries: inout EntryList<Entry>) throws(SourceError) {
        guard case .array(let elements)? = root["prices"] else {
            throw .shape("llm-prices is an object with a list “prices”, and this is \(root.kind) without one")
        }
        entries.emptyReason = "no row of its list has a vendor and an id"
        var nodes: [(vendor: String, id: String, node: JSONNode)] = []
        for element in elements {
            guard let vendor = element["vendor"]?.string, !vendor.isEmpty, let id = element["id"]?.string, !id.isEmpty
            else {
                entries.report("no_id", "A row without a vendor and an id is left out.")
                continue
            }
            nodes.append((vendor, id, element))
        }
        let ids = Dictionary(grouping: nodes) { $0.vendor }.mapValues { Set($0.map(\.id)) }
        let rows = nodes.map { vendor, id, node in
            let name = LLMPricesName(id: id, name: node["name"]?.string ?? "", beside: ids[vendor] ?? [])
            return LLMPricesRow(vendor: vendor, id: id, name: name, node: node)
        }
        let models = Dictionary(grouping: rows) { $0.model }
        // Rows with one key are one entry: they may repeat each other.
        let byKey = Dictionary(grouping: rows) { $0.key }
        var seen: Set<String> = []
        for row in rows where seen.insert(row.key).inserted {
            let entry = Entry(rows: byKey[row.key] ?? [], model: models[row.model] ?? [])
            entries.add(
                entry, key: row.key, seller: row.vendor, modelID: row.name.modelID, count: entry.rows.count)
        }
    }

    func read(_ entry: Entry, into draft: inout EntryDraft) {
        var reading = LLMPricesEntry(entry, draft: draft)
        reading.read()
        draft = reading.draft
    }
}
