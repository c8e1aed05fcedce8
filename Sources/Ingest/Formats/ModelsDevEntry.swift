import JSON
import Tariff

/// One model that a provider of models.dev's list sells: its prices; the facts are in ``ModelsDevFacts``.
struct ModelsDevEntry {
    let node: JSONNode
    private(set) var draft: EntryDraft
    /// The id and the family, by which the cache rule recognises a model.
    private let model: String
    private let outputs: [Modality]?

    init(_ node: JSONNode, draft: EntryDraft) {
        self.node = node
        self.draft = draft
        model = "\(draft.modelID) \(node["family"]?.string ?? "")"
        outputs = ModelsDevFacts.outputs(node, id: draft.modelID)
    }

    /// Reads all members of the entry.
    mutating func read() {
        draft.outputs = outputs ?? [.text]
        ModelsDevFacts.read(node, outputs: outputs, into: &draft)
        for member in node.members {
            switch member.key {
            case "cost": readCost(member.value, path: "cost", conditions: .none)
            case "experimental": readExperiments(member.value)
            default:
                if ModelsDevFacts.knownKeys.contains(member.key) { continue }
                draft.unknownKey(member.key)
                if ["cost", "pric"].contains(where: member.key.lowercased().contains) {
                    draft.skipLeaves(of: member.value, field: member.key, .unknownKey)
                }
            }
        }
    }

    // MARK: Prices

    private mutating func readCost(
        _ cost: JSONNode, path: String, conditions: Conditions
    ) {
        guard case .object(let members) = cost else { return readNothing(of: cost, path: path, "an object") }
        for member in members {
            let field = "\(path).\(member.key)"
            switch member.key {
            case "tiers": readTiers(member.value, path: field, of: cost, conditions: conditions)
            case "context_over_200k":
                readLongContext(member.value, path: field, of: cost, conditions: conditions)
            default: readPrice(member, field: field, among: [cost], conditions: conditions)
            }
        }
    }

    /// Reads the prices of longer prompts.
    ///
    /// Each tier names the size above which it applies.
    private mutating func readTiers(
        _ tiers: JSONNode, path: String, of cost: JSONNode, conditions: Conditions
    ) {
        guard case .array(let elements) = tiers else { return readNothing(of: tiers, path: path, "a list") }
        for (index, tier) in elements.enumerated() {
            let path = "\(path)[\(index)]"
            guard let size = Self.size(of: tier) else {
                draft.report(
                    "unreadable_condition",
                    "\(path) of \(draft.key) holds for “\((tier["tier"] ?? .null).raw.prefix(80))”, which is no "
                        + "context size that is understood: none of its prices is read.")
                for member in tier.members where member.key != "tier" {
                    draft.skipLeaves(of: member.value, field: "\(path).\(member.key)", .unreadable)
                }
                continue
            }
            var above = conditions
            // A threshold of zero is no condition.
            if size > 0 { above.promptTokens = .above(size) }
            for member in tier.members where member.key != "tier" {
                readPrice(
                    member, field: "\(path).\(member.key)", among: [tier, cost], conditions: above)
            }
        }
    }

    /// Returns the prompt size above which a tier applies, or nil for a tier of another kind or with more conditions.
    private static func size(of tier: JSONNode) -> Int64? {
        guard let condition = tier["tier"], let size = condition["size"]?.integer, size >= 0,
            condition.members.allSatisfy({ ["type", "size"].contains($0.key) }),
            ["context", nil].contains(condition["type"].map { $0.string ?? "" })
        else { return nil }
        return size
    }

    /// Reads the older form of the tiers: next to them it repeats one of them, alone it is the price above 200,000.
    private mutating func readLongContext(
        _ prices: JSONNode, path: String, of cost: JSONNode, conditions: Conditions
    ) {
        guard case .object(let members) = prices else { return readNothing(of: prices, path: path, "an object") }
        let tiers = (cost["tiers"]?.elements ?? []).filter { Self.size(of: $0) != nil }
        var above = conditions
        above.promptTokens = .above(200_000)
        for member in members {
            let field = "\(path).\(member.key)"
            let stated = tiers.compactMap { tier in tier[member.key].flatMap(Self.amount) }
            guard let amount = Self.amount(member.value), !stated.isEmpty else {
                readPrice(member, field: field, among: [prices, cost], conditions: above)
                continue
            }
            draft.skip(field, raw: member.value.raw, .duplicate)
            if !stated.contains(amount) {
                draft.report(
                    "contradiction",
                    "\(field) of \(draft.key) is \(member.value.raw), which no tier says; the tiers are used.")
            }
        }
    }

    /// Reads the modes of calling a model at prices of their own.
    private mutating func readExperiments(_ node: JSONNode) {
        for member in node.members {
            guard member.key == "modes" else {
                draft.unknownKey("experimental.\(member.key)")
                continue
            }
            guard case .object(let modes) = member.value else {
                readNothing(of: member.value, path: "experimental.modes", "an object")
                continue
            }
            for mode in modes { readMode(mode, path: "experimental.modes.\(mode.key)") }
        }
    }

    private mutating func readMode(_ mode: JSONNode.Member, path: String) {
        guard case .object(let members) = mode.value else {
            return readNothing(of: mode.value, path: path, "an object")
        }
        for member in members {
            guard member.key == "cost" else {
                if member.key != "provider" { draft.unknownKey("experimental.modes.*.\(member.key)") }
                continue
            }
            if let conditions = Self.conditions(of: mode) {
                readCost(member.value, path: "\(path).cost", conditions: conditions)
            } else {
                draft.skipLeaves(of: member.value, field: "\(path).cost", .unreadable)
                draft.report(
                    "unknown_tier",
                    "The mode \(mode.key) of \(draft.key) names no service tier that is known: "
                        + "none of its prices is read.")
            }
        }
    }

    /// Returns the tier that a mode sends to the provider, else the one that it is named after, or nil if it is unknown.
    private static func conditions(of mode: JSONNode.Member) -> Conditions? {
        let sent = mode.value["provider"]?["body"]?["service_tier"] ?? .null
        let word = sent == .null ? mode.key : sent.string
        guard let tier = word.flatMap(ServiceTier.init(rawValue:)) else { return nil }
        var conditions = Conditions()
        if tier != .standard { conditions.serviceTier = tier }
        return conditions
    }

    private mutating func readPrice(
        _ member: JSONNode.Member, field: String, among scopes: [JSONNode], conditions: Conditions
    ) {
        guard member.key == "cache_write" || Self.components[member.key] != nil else {
            draft.unknownKey("cost.\(member.key)")
            return draft.skipLeaves(of: member.value, field: field, .unknownKey)
        }
        if !member.value.members.isEmpty || !member.value.elements.isEmpty {
            return readNothing(of: member.value, path: field, "a number")
        }
        let amount = Self.amount(member.value)
        if let amount, amount > .zero, !isSoldByToken {
            return draft.skip(field, raw: member.value.raw, .unitNotStated)
        }
        var reading = CacheRule.Reading(component: .inputTextCacheWrite, unit: .token, lifetime: nil)
        if let component = Self.components[member.key] {
            reading.component = component
        } else {
            let input = scopes.lazy.compactMap { $0["input"].flatMap(Self.amount) }.first
            reading = CacheRule.read(model: model, write: amount, input: input, lifetime: nil)
        }
        var conditions = conditions
        conditions.cacheTTL = reading.lifetime
        draft.price(
            reading.component, reading.unit, member.value, field: field, factor: .perMillion, conditions: conditions)
    }

    /// Indicates whether the numbers can be prices of tokens: `docs/decisions/0007-models-dev-units.md`.
    private var isSoldByToken: Bool {
        guard let outputs, !outputs.contains(where: { [.text, .embedding, .rerank].contains($0) }) else { return true }
        let output = node["cost"]?["output"].flatMap(Self.amount)
        return output.map { $0 > .zero && $0 != node["cost"]?["input"].flatMap(Self.amount) } ?? false
    }

    /// Reports that a structure of prices has another shape.
    ///
    /// Null is allowed.
    private mutating func readNothing(of node: JSONNode, path: String, _ expected: String) {
        if case .null = node { return }
        draft.skipLeaves(of: node, field: path, .unreadable)
        draft.report(
            "wrong_type", "\(path) of \(draft.key) is \(node.kind), not \(expected): no price is read.")
    }

    private static func amount(_ node: JSONNode) -> Amount? {
        node.numberText.flatMap { try? Amount(DecimalText($0), factor: .perMillion) }
    }

    private static let components: [String: Component] = [
        "input": .inputText, "output": .outputText, "reasoning": .outputTextReasoning,
        "cache_read": .inputTextCacheRead, "input_audio": .inputAudio, "output_audio": .outputAudio,
    ]
}
