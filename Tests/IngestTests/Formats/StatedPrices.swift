import JSON
import Tariff

@testable import Ingest

/// Reads a document again, without its parser, to see that a parser lost and invented nothing.
struct StatedPrices {
    /// The paths of every value of an entry, with the values as printed; an id that occurs twice has both.
    private(set) var values: [String: [String: Set<String>]] = [:]
    /// The paths of every number that is a price, by entry.
    private(set) var prices: [String: Set<String>] = [:]

    init(_ source: SourceID, _ root: JSONNode) {
        switch source {
        case "litellm":
            for member in root.members where !["sample_spec", "fallback_generalizations"].contains(member.key) {
                walk(member.value, "", of: member.key) { path, node in
                    guard case .number = node else { return false }
                    let isRange = path.contains("range[")
                    let isOutside = path.hasPrefix("metadata") || path.hasPrefix("provider_specific_entry")
                    return path.contains("cost") && !isRange && !isOutside
                }
            }
        case "openrouter":
            for entry in root["data"]?.elements ?? [] {
                guard let id = entry["id"]?.string, !id.isEmpty else { continue }
                walk(entry, "", of: id) { path, node in
                    guard path.hasPrefix("pricing."), let text = node.numberText, (try? DecimalText(text)) != nil else {
                        return false
                    }
                    return !["discount", "min_prompt_tokens", "utc_start", "utc_end"].contains {
                        path.hasSuffix(".\($0)")
                    }
                }
            }
        case "models-dev":
            for provider in root.members where !provider.key.isEmpty {
                for model in provider.value["models"]?.members ?? [] where !model.key.isEmpty {
                    walk(model.value, "", of: "\(provider.key)/\(model.key)") { path, node in
                        guard let text = node.numberText, (try? DecimalText(text)) != nil else { return false }
                        let isInMode = path.hasPrefix("experimental.modes.") && path.contains(".cost.")
                        return (path.hasPrefix("cost.") || isInMode) && !(path + ".").contains(".tier.")
                    }
                }
            }
        case "genai-prices":
            for provider in root.elements {
                guard let name = provider["id"]?.string, !name.isEmpty else { continue }
                for entry in provider["models"]?.elements ?? [] {
                    guard let id = entry["id"]?.string, !id.isEmpty else { continue }
                    walk(entry, "", of: "\(name)/\(id)") { path, node in
                        guard path.hasPrefix("price"), !path.contains(".when"), let text = node.numberText,
                            (try? DecimalText(text)) != nil
                        else { return false }
                        return !["prices", "price_comments"].contains(path) && !path.hasSuffix(".start")
                            && !path.contains("].constraint")
                    }
                }
            }
        case "llm-prices":
            for entry in root["prices"]?.elements ?? [] {
                guard let vendor = entry["vendor"]?.string, !vendor.isEmpty, let id = entry["id"]?.string, !id.isEmpty
                else { continue }
                walk(entry, "", of: "\(vendor)/\(id)@\(entry["from_date"]?.string ?? "")") { path, node in
                    guard case .number = node else { return false }
                    return !["id", "vendor", "name", "from_date", "to_date"].contains { path.hasPrefix($0) }
                }
            }
        default: break
        }
    }

    private mutating func walk(
        _ node: JSONNode, _ path: String, of key: String, _ isPrice: (String, JSONNode) -> Bool
    ) {
        values[key, default: [:]][path, default: []].insert(node.raw)
        if isPrice(path, node) { prices[key, default: []].insert(path) }
        for member in node.members {
            walk(member.value, path.isEmpty ? member.key : "\(path).\(member.key)", of: key, isPrice)
        }
        for (index, element) in node.elements.enumerated() { walk(element, "\(path)[\(index)]", of: key, isPrice) }
    }

    /// Prices of the document that no claim names, as `entry: path`.
    func lost(by parsed: ParsedDocument) -> [String] {
        var found: [String: Set<String>] = [:]
        for claim in parsed.claims {
            if case .fact = claim.content { continue }
            found[claim.key, default: []].insert(claim.field)
        }
        return prices.flatMap { key, paths in
            paths.subtracting(found[key] ?? []).map { "\(key): \($0)" }
        }.sorted()
    }

    /// Claims whose field is not in the entry that they name, or holds another value.
    func invented(by parsed: ParsedDocument) -> [String] {
        parsed.claims.filter { claim in
            guard !claim.field.isEmpty else { return false }
            guard let raws = values[claim.key]?[claim.field] else { return true }
            if case .fact = claim.content { return false }
            return !raws.contains { $0 == claim.raw || ($0.count > 80 && $0.hasPrefix(claim.raw)) }
        }.map(ClaimLines.whole)
    }
}
