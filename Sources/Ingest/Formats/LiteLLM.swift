import JSON
package import Tariff

/// LiteLLM's map of models, `model_prices_and_context_window.json`: USD per single unit, as JSON numbers.
///
/// The key of an entry names the offer and some of its conditions (``LiteLLMName``); the key of a price names
/// the rest (``LiteLLMKey``). The meaning of some keys depends on the entry's `mode`.
/// Entries that differ only in conditions are one offer.
package struct LiteLLM: ListFormat {
    /// The source that the parser reads.
    package let id: SourceID = "litellm"

    /// The version of the parser.
    package let version = 1

    /// Creates a parser.
    package init() {}

    /// A member of the map.
    struct Entry {
        let node: JSONNode
        let name: LiteLLMName
        /// The meanings of the price keys of the whole document.
        let keys: LiteLLMKeyTable
    }

    func list(_ root: JSONNode, in entries: inout EntryList<Entry>) throws(SourceError) {
        guard case .object(let members) = root else {
            throw .shape("LiteLLM's map is an object of models, and this is \(root.kind)")
        }
        entries.emptyReason = "none of its \(members.count) members is a model with a litellm_provider"
        guard members.contains(where: { $0.value["litellm_provider"] != nil }) else {
            throw .shape(entries.emptyReason)
        }
        let keys = LiteLLMKeyTable(members)
        for member in members where !Self.notModels.contains(member.key) {
            guard entries.isObject(member.value, key: member.key) else { continue }
            guard !member.key.isEmpty else {
                entries.reportMissingID()
                continue
            }
            let seller = member.value["litellm_provider"]?.string ?? String(member.key.prefix { $0 != "/" })
            let name = LiteLLMName(member.key, seller: seller)
            entries.add(
                Entry(node: member.value, name: name, keys: keys), key: member.key, seller: seller,
                modelID: name.modelID)
        }
    }

    func read(_ entry: Entry, into draft: inout EntryDraft) {
        var reading = LiteLLMEntry(entry, draft: draft)
        reading.read()
        draft = reading.draft
    }

    private static let notModels: Set<String> = ["sample_spec", "fallback_generalizations"]
}
