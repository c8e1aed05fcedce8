import JSON
package import Tariff

/// genai-prices, the second version of its `data.json`: USD per the unit that the end of each key names.
///
/// A list of providers, each with its models. The id of a model is what a client sends, or one of several spellings
/// that its match clause takes for the same; the clause is kept as a fact, and no price is told of another id.
package struct GenAIPrices: SourceParser {
    /// The source that it reads.
    package static let id: SourceID = "genai-prices"

    /// Rises whenever the same bytes would give other claims.
    package static let version = 1

    /// Makes a parser.
    package init() {}

    /// Reads the list; every model of every provider is one offer.
    package func parse(_ document: SourceDocument, curation: Curation) throws(SourceError) -> ParsedDocument {
        let root: JSONNode
        do throws(JSONError) { root = try JSONReader.read(document.bytes) } catch {
            throw .unreadable(error.description)
        }
        guard case .array(let providers) = root else {
            throw .shape("genai-prices is a list of providers, and this is \(root.kind)")
        }
        var parsed = ParsedDocument()
        var unknown = UnknownKeys(source: Self.id)
        var seen: Set<String> = []
        for node in providers {
            guard let id = node["id"]?.string, !id.isEmpty else {
                parsed.diagnostics.append(
                    Diagnostic(code: "no_id", "A provider without an id is left out.", source: Self.id))
                continue
            }
            unknown.check(node, knows: Self.providerKeys, key: id)
            guard case .array(let models)? = node["models"] else {
                parsed.diagnostics.append(
                    Diagnostic(
                        code: "wrong_type", "The models of \(id) are \(node["models"]?.kind ?? "absent"), not a list.",
                        source: Self.id, key: id))
                continue
            }
            let names = GenAIPricesName(provider: id, curation: curation)
            for model in models {
                guard let modelID = model["id"]?.string, !modelID.isEmpty else {
                    parsed.diagnostics.append(
                        Diagnostic(
                            code: "no_id", "A model of \(id) without an id is left out.", source: Self.id, key: id))
                    continue
                }
                let key = "\(id)/\(modelID)"
                if !seen.insert(key).inserted {
                    parsed.diagnostics.append(
                        Diagnostic(
                            code: "duplicate_id", "The id \(key) occurs more than once; all its entries are read.",
                            source: Self.id, key: key))
                }
                var entry = GenAIPricesEntry(key: key, modelID: modelID, node: model, names: names)
                parsed.entries += 1
                parsed.claims += entry.read(unknown: &unknown)
                parsed.diagnostics += entry.draft.diagnostics
            }
        }
        guard parsed.entries > 0 else { throw .shape("none of its \(providers.count) providers lists a model") }
        parsed.diagnostics += unknown.diagnostics
        return parsed
    }

    /// How usage is read out of a provider's answers is of no use here.
    private static let providerKeys: Set<String> = [
        "id", "name", "pricing_urls", "api_pattern", "description", "price_comments", "model_match", "provider_match",
        "extractors", "fallback_model_providers", "models",
    ]
}
