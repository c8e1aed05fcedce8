import JSON
package import Tariff

/// LiteLLM's map of models, `model_prices_and_context_window.json`: USD per single unit, as JSON numbers.
///
/// The key of an entry names the offer and some of its conditions (``LiteLLMName``); the key of a price names
/// the rest (``LiteLLMKey``). What some keys mean depends on the entry's `mode`.
package struct LiteLLM: SourceParser {
    /// The source that it reads.
    package static let id: SourceID = "litellm"

    /// Rises whenever the same bytes would give other claims.
    package static let version = 1

    /// Makes a parser.
    package init() {}

    /// Reads the map; entries that differ only in conditions are one offer.
    package func parse(_ document: SourceDocument, curation: Curation) throws(SourceError) -> ParsedDocument {
        let root: JSONNode
        do throws(JSONError) { root = try JSONReader.read(document.bytes) } catch {
            throw .unreadable(error.description)
        }
        guard case .object(let members) = root else {
            throw .shape("LiteLLM's map is an object of models, and this is \(root.kind)")
        }
        var parsed = ParsedDocument()
        var unknown = UnknownKeys(source: Self.id)
        var seen: Set<String> = []
        var providers: [String: Provider] = [:]
        let keys = LiteLLMKeyTable(members)
        for member in members where !Self.notModels.contains(member.key) {
            guard case .object = member.value else {
                parsed.diagnostics.append(
                    Diagnostic(
                        code: "wrong_type", "The entry \(member.key) is \(member.value.kind), not an object.",
                        source: Self.id, key: member.key))
                continue
            }
            guard !member.key.isEmpty else {
                parsed.diagnostics.append(
                    Diagnostic(code: "no_id", "An entry without an id is left out.", source: Self.id))
                continue
            }
            if !seen.insert(member.key).inserted {
                parsed.diagnostics.append(
                    Diagnostic(
                        code: "duplicate_id", "The id \(member.key) occurs more than once; all its entries are read.",
                        source: Self.id, key: member.key))
            }
            let spelled = member.value["litellm_provider"]?.string
            let name = LiteLLMName(member.key, provider: spelled ?? String(member.key.prefix { $0 != "/" }))
            let provider =
                providers[name.provider]
                ?? curation.provider(curation.provider(named: name.provider, in: Self.id))
            providers[name.provider] = provider
            var entry = LiteLLMEntry(key: member.key, node: member.value, name: name, provider: provider, keys: keys)
            if spelled == nil { entry.draft.report("no_provider", "The entry \(member.key) names no provider.") }
            entry.read(unknown: &unknown)
            parsed.entries += 1
            parsed.claims += entry.finish()
            parsed.diagnostics += entry.draft.diagnostics
        }
        let named = members.filter { $0.value["litellm_provider"] != nil }
        guard parsed.entries > 0, !named.isEmpty else {
            throw .shape("none of its \(members.count) members is a model with a litellm_provider")
        }
        parsed.diagnostics += unknown.diagnostics
        return parsed
    }

    private static let notModels: Set<String> = ["sample_spec", "fallback_generalizations"]
}
