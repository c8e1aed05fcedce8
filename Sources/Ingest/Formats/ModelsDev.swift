import JSON
package import Tariff

/// models.dev's list of providers and their models, `https://models.dev/api.json`: USD per million tokens.
///
/// The document is an object of providers by id, each with an object `models` by the id that a client sends.
package struct ModelsDev: ListFormat {
    /// The source that the parser reads.
    package let id: SourceID = "models-dev"

    /// The version of the parser.
    package let version = 1

    /// Creates a parser.
    package init() {}

    func list(_ root: JSONNode, in entries: inout EntryList<JSONNode>) throws(SourceError) {
        guard case .object(let providers) = root else {
            throw .shape("models.dev's list is an object of providers, and this is \(root.kind)")
        }
        entries.emptyReason = "none of its \(providers.count) members is a provider with models"
        for provider in providers {
            guard case .object(let models)? = provider.value["models"] else {
                entries.report(
                    "wrong_type", "The provider \(provider.key) has no object “models”: nothing is read.",
                    key: provider.key)
                continue
            }
            for member in provider.value.members where !Self.providerKeys.contains(member.key) {
                entries.unknown.add(member.key, key: provider.key)
            }
            for model in models {
                let key = "\(provider.key)/\(model.key)"
                guard !provider.key.isEmpty, !model.key.isEmpty else {
                    entries.reportMissingID(within: key)
                    continue
                }
                guard entries.isObject(model.value, key: key) else { continue }
                entries.add(model.value, key: key, seller: provider.key, modelID: model.key)
            }
        }
    }

    func read(_ entry: JSONNode, into draft: inout EntryDraft) {
        var reading = ModelsDevEntry(entry, draft: draft)
        reading.read()
        draft = reading.draft
    }

    private static let providerKeys: Set<String> = ["id", "name", "env", "npm", "api", "doc", "models"]
}
