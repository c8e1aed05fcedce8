import JSON
package import Tariff

/// genai-prices, the second version of its `data.json`: USD per unit, which the end of each key names.
///
/// A list of providers, each with its models. The id of a model is the one that a client sends, or one of several that
/// its match clause treats as equal. The clause becomes a fact, and prices are claimed for the id alone.
package struct GenAIPrices: ListFormat {
    /// The source that the parser reads.
    package let id: SourceID = "genai-prices"

    /// The version of the parser.
    package let version = 2

    /// Creates a parser.
    package init() {}

    /// A model of a provider.
    struct Entry {
        let node: JSONNode
        /// The id of the model, as the list spells it.
        let id: String
    }

    func list(_ root: JSONNode, in entries: inout EntryList<Entry>) throws(SourceError) {
        guard case .array(let providers) = root else {
            throw .shape("genai-prices is a list of providers, and this is \(root.kind)")
        }
        entries.emptyReason = "none of its \(providers.count) providers lists a model"
        for provider in providers {
            guard let id = entries.id(provider["id"], of: "A provider") else { continue }
            for member in provider.members where !Self.providerKeys.contains(member.key) {
                entries.unknown.add(member.key, key: id)
            }
            guard case .array(let models)? = provider["models"] else {
                entries.report(
                    "wrong_type", "The models of \(id) are \(provider["models"]?.kind ?? "absent"), not a list.",
                    key: id)
                continue
            }
            for model in models {
                guard let modelID = entries.id(model["id"], of: "A model of \(id)", within: id) else { continue }
                let name = GenAIPricesName(provider: id, model: modelID)
                entries.add(
                    Entry(node: model, id: modelID), key: "\(id)/\(modelID)", seller: name.seller,
                    modelID: name.modelID)
            }
        }
    }

    func read(_ entry: Entry, into draft: inout EntryDraft) {
        var reading = GenAIPricesEntry(entry, draft: draft)
        reading.read()
        draft = reading.draft
    }

    /// The known keys of a provider.
    ///
    /// The rules that extract usage from its answers are not used.
    private static let providerKeys: Set<String> = [
        "id", "name", "pricing_urls", "api_pattern", "description", "price_comments", "model_match", "provider_match",
        "extractors", "fallback_model_providers", "models",
    ]
}
