import JSON
package import Tariff

/// models.dev's list of providers and their models, `https://models.dev/api.json`: USD per million tokens.
///
/// The document is an object of providers by id, each with an object `models` by the id that a client sends.
package struct ModelsDev: SourceParser {
    /// The source that it reads.
    package static let id: SourceID = "models-dev"

    /// Rises whenever the same bytes would give other claims.
    package static let version = 1

    /// Makes a parser.
    package init() {}

    /// Reads the list; every model of a provider is one offer.
    package func parse(_ document: SourceDocument, curation: Curation) throws(SourceError) -> ParsedDocument {
        let root: JSONNode
        do throws(JSONError) { root = try JSONReader.read(document.bytes) } catch {
            throw .unreadable(error.description)
        }
        guard case .object(let members) = root else {
            throw .shape("models.dev's list is an object of providers, and this is \(root.kind)")
        }
        var reading = Reading(curation: curation)
        for member in members { reading.read(member) }
        guard reading.parsed.entries > 0 else {
            throw .shape("none of its \(members.count) members is a provider with models")
        }
        reading.parsed.diagnostics += reading.unknown.diagnostics
        return reading.parsed
    }

    /// What has been read of the document so far.
    private struct Reading {
        let curation: Curation
        let names: [String: ProviderID]
        var parsed = ParsedDocument()
        var unknown = UnknownKeys(source: ModelsDev.id)
        var seen: Set<String> = []

        init(curation: Curation) {
            self.curation = curation
            names = curation.providersByName[ModelsDev.id] ?? [:]
        }

        mutating func read(_ provider: JSONNode.Member) {
            guard case .object(let models)? = provider.value["models"] else {
                return report(
                    "wrong_type", "The provider \(provider.key) has no object “models”: nothing is read.", provider.key)
            }
            unknown.check(provider.value, knows: ModelsDev.providerKeys, key: provider.key)
            let seller = names[provider.key] ?? curation.provider(named: provider.key, in: ModelsDev.id)
            let isPlan = curation.providers[seller].map { $0.kind == .plan } ?? Self.isNamedPlan(provider.key)
            for model in models { read(model, of: provider.key, soldBy: seller, isPlan: isPlan) }
        }

        /// Whether the id of a provider that nobody curated says that it is a subscription.
        private static func isNamedPlan(_ spelled: String) -> Bool {
            "\(spelled)-".contains("-coding-plan-") || "\(spelled)-".contains("-token-plan-")
        }

        private mutating func read(
            _ model: JSONNode.Member, of spelled: String, soldBy provider: ProviderID, isPlan: Bool
        ) {
            let key = "\(spelled)/\(model.key)"
            guard !spelled.isEmpty, !model.key.isEmpty else {
                return report("no_id", "An entry without an id is left out: “\(key)”.", key)
            }
            guard case .object = model.value else {
                return report("wrong_type", "The entry \(key) is \(model.value.kind), not an object.", key)
            }
            if !seen.insert(key).inserted {
                report("duplicate_id", "The id \(key) occurs more than once; all its entries are read.", key)
            }
            let offer = OfferID(provider: provider, modelID: model.key)
            var entry = ModelsDevEntry(key: key, offer: offer, node: model.value, isPlan: isPlan)
            parsed.claims += entry.read(unknown: &unknown)
            parsed.diagnostics += entry.draft.diagnostics
            parsed.entries += 1
        }

        private mutating func report(_ code: String, _ message: String, _ key: String) {
            parsed.diagnostics.append(Diagnostic(code: code, message, source: ModelsDev.id, key: key))
        }
    }

    private static let providerKeys: Set<String> = ["id", "name", "env", "npm", "api", "doc", "models"]
}
