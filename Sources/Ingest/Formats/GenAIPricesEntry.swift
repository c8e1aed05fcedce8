import JSON
import Tariff

/// One model of genai-prices: its facts and the rows of its prices.
struct GenAIPricesEntry {
    private let node: JSONNode
    private let modelID: String
    private(set) var draft: EntryDraft

    init(_ entry: GenAIPrices.Entry, draft: EntryDraft) {
        node = entry.node
        modelID = entry.id
        self.draft = draft
    }

    /// Reads the facts and prices.
    mutating func read() {
        draft.isFree = FreeSign.marks(modelID)
        draft.unknownKeys(of: node, knows: Self.modelKeys)
        readFacts()
        var stated: [String: [Stated]] = [:]
        let resolved = GenAIPricesRow.resolved(rows()) + variants()
        for row in resolved { stated[row.path] = prices(of: row) }
        for row in resolved { claim(row, stated) }
    }

    // MARK: Rows

    /// Returns the rows of one object of prices, or of a list of them with their constraints.
    private mutating func rows() -> [GenAIPricesRow] {
        guard let prices = node["prices"], prices != .null else { return [] }
        if case .object = prices { return [GenAIPricesRow(path: "prices", prices: prices)] }
        guard case .array(let elements) = prices else {
            draft.report("wrong_type", "The prices of \(draft.key) are \(prices.kind): none is read.")
            return []
        }
        return elements.enumerated().compactMap { index, element in
            row(element, "prices[\(index)]", knows: ["constraint", "prices"])
        }
    }

    /// Returns a row of a list; nil if it is none.
    private mutating func row(
        _ element: JSONNode, _ path: String, knows keys: Set<String>, tier: ServiceTier = .standard
    ) -> GenAIPricesRow? {
        skipMembers(of: element, but: keys, path: path)
        guard let prices = element["prices"], case .object = prices else {
            draft.report("wrong_type", "\(path) of \(draft.key) is no row with an object of prices.")
            if let prices = element["prices"] {
                skipNumbers(of: prices, path: "\(path).prices", .unreadable)
            } else if element.kind != "an object" {
                skipNumbers(of: element, path: path, .unreadable)
            }
            return nil
        }
        guard let constraint = GenAIPricesRow.constraint(element["constraint"]) else {
            draft.report(
                "unreadable_condition",
                "The constraint of \(path) of \(draft.key) is neither a day nor two times of day with their zone.")
            skipNumbers(of: prices, path: "\(path).prices", .unreadable)
            return nil
        }
        return GenAIPricesRow(path: "\(path).prices", prices: prices, constraint: constraint, tier: tier)
    }

    /// Returns the rows of prices under further conditions, each limited to its moments.
    ///
    /// Rows of one condition follow each other by their days, whatever their order: lists name the newest first and last.
    private mutating func variants() -> [GenAIPricesRow] {
        guard let variants = node["price_variants"], variants != .null else { return [] }
        guard case .array(let elements) = variants else {
            draft.report("wrong_type", "The price_variants of \(draft.key) are \(variants.kind): none is read.")
            skipNumbers(of: variants, path: "price_variants", .unreadable)
            return []
        }
        var rows: [ServiceTier: [GenAIPricesRow]] = [:]
        for (index, element) in elements.enumerated() {
            let path = "price_variants[\(index)]"
            guard let tier = Self.tier(of: element["when"]) else {
                // A route or a kind of search is no condition of the vocabulary.
                draft.unknownKey(
                    "price_variants.when.\(element["when"]?.members.map(\.key).joined(separator: ",") ?? "")")
                skipNumbers(
                    of: element["prices"] ?? element, path: element["prices"] == nil ? path : "\(path).prices",
                    .unknownKey)
                continue
            }
            guard let row = row(element, path, knows: ["constraint", "prices", "when"], tier: tier) else { continue }
            rows[tier, default: []].append(row)
        }
        return ServiceTier.allCases.flatMap { tier in
            GenAIPricesRow.resolved(rows[tier, default: []].sorted { $0.precedence < $1.precedence })
        }
    }

    /// Returns the tier of a variant; nil if its condition is another one or none.
    private static func tier(of when: JSONNode?) -> ServiceTier? {
        guard let members = when?.members, members.count == 1, let word = members[0].value.string else { return nil }
        switch members[0].key {
        case "service_tier" where word == "default": return .standard
        case "service_tier", "processing", "speed": return ServiceTier(rawValue: word)
        default: return nil
        }
    }

    // MARK: Prices

    /// A number of a row with the meaning of its key and path.
    private struct Stated {
        var meter: Meter
        var factor: UnitFactor
        var conditions: Conditions
        var field: String
        var node: JSONNode
    }

    /// A component with its unit.
    private struct Meter: Hashable {
        var component: Component
        var unit: PriceUnit
    }

    private mutating func prices(of row: GenAIPricesRow) -> [Stated] {
        var prices: [Stated] = []
        for member in row.prices.members where member.value != .null {
            let path = "\(row.path).\(member.key)"
            guard let key = GenAIPricesKey(member.key) else {
                draft.unknownKey("prices.\(member.key)")
                skipNumbers(of: member.value, path: path, .unknownKey)
                continue
            }
            guard case .object = member.value else {
                prices.append(stated(key, member.value, path, start: nil, in: row))
                continue
            }
            skipMembers(of: member.value, but: ["base", "tiers"], path: path)
            if let base = member.value["base"], base != .null {
                prices.append(stated(key, base, "\(path).base", start: nil, in: row))
            }
            prices += steps(key, member.value["tiers"], "\(path).tiers", in: row)
        }
        return prices
    }

    /// Returns the steps.
    ///
    /// Each is the price of all tokens of a request whose prompt has more than `start` tokens.
    private mutating func steps(
        _ key: GenAIPricesKey, _ tiers: JSONNode?, _ path: String, in row: GenAIPricesRow
    ) -> [Stated] {
        guard let tiers, tiers != .null else { return [] }
        guard case .array(let elements) = tiers else {
            draft.report("wrong_type", "\(path) of \(draft.key) is \(tiers.kind), not a list of steps.")
            skipNumbers(of: tiers, path: path, .unreadable)
            return []
        }
        var steps: [Stated] = []
        for (index, tier) in elements.enumerated() {
            let path = "\(path)[\(index)]"
            skipMembers(of: tier, but: ["start", "price"], path: path)
            guard let price = tier["price"] else {
                draft.report("wrong_type", "\(path) of \(draft.key) is no step with a price.")
                if tier.kind != "an object" { skipNumbers(of: tier, path: path, .unreadable) }
                continue
            }
            guard let start = tier["start"]?.integer, start >= 0 else {
                draft.report("unreadable_condition", "The start of \(path) of \(draft.key) is no count of tokens.")
                skipNumbers(of: price, path: "\(path).price", .unreadable)
                continue
            }
            if price != .null { steps.append(stated(key, price, "\(path).price", start: start, in: row)) }
        }
        return steps
    }

    private func stated(
        _ key: GenAIPricesKey, _ node: JSONNode, _ field: String, start: Int64?, in row: GenAIPricesRow
    ) -> Stated {
        var conditions = Conditions()
        if row.tier != .standard { conditions.serviceTier = row.tier }
        if let start, start > 0 { conditions.promptTokens = .above(start) }
        var meter = Meter(component: key.component, unit: key.unit)
        if key.component == .inputTextCacheWrite {
            let reading = CacheRule.read(
                model: modelID, write: Self.amount(node), input: Self.input(of: row.prices, start: start),
                lifetime: key.lifetime)
            meter = Meter(component: reading.component, unit: reading.unit)
            conditions.cacheTTL = reading.lifetime
        } else if let lifetime = key.lifetime, lifetime != .fiveMinutes {
            conditions.cacheTTL = lifetime
        }
        return Stated(meter: meter, factor: key.factor, conditions: conditions, field: field, node: node)
    }

    /// Returns the input price of a row in the same step, else the base price.
    private static func input(of prices: JSONNode, start: Int64?) -> Amount? {
        guard let input = prices["input_mtok"] else { return nil }
        let step = start.flatMap { start in input["tiers"]?.elements.first { $0["start"]?.integer == start } }
        return amount(step?["price"] ?? input["base"] ?? input)
    }

    private static func amount(_ node: JSONNode) -> Amount? {
        guard let text = node.numberText, let printed = try? DecimalText(text) else { return nil }
        return try? Amount(printed, factor: .perMillion)
    }

    /// Claims the prices of a row for the moments at which it applies.
    private mutating func claim(_ row: GenAIPricesRow, _ stated: [String: [Stated]]) {
        let prices = stated[row.path] ?? []
        guard row.holdsEver else {
            draft.report("never_holds", "\(row.path) of \(draft.key) never holds: a later row always takes precedence.")
            for price in prices {
                draft.skip(price.field, raw: String(price.node.raw.prefix(80)), .unreadable)
            }
            return
        }
        let steps = Self.steps(prices)
        let others = row.exceptions.map { Self.steps(stated[$0.path] ?? []) }
        for price in prices {
            var conditions = price.conditions
            // A row needs no hours of its own if the row with hours states the same kind of price, which takes
            // precedence. A price that the row with hours states differently, or not at all, applies at the other hours.
            let isHourly = if case .hours = row.constraint { true } else { false }
            if isHourly || others.contains(where: { $0[price.meter] != steps[price.meter] }) {
                conditions.window = row.hours.windows
            }
            draft.price(
                price.meter.component, price.meter.unit, price.node, field: price.field, factor: price.factor,
                conditions: conditions, effective: row.effective)
        }
    }

    private static func steps(_ prices: [Stated]) -> [Meter: Set<Conditions>] {
        Dictionary(grouping: prices) { $0.meter }.mapValues { Set($0.map(\.conditions)) }
    }

    // MARK: What is not understood

    private mutating func skipMembers(
        of node: JSONNode, but known: Set<String>, path: String
    ) {
        for member in node.members where !known.contains(member.key) {
            // The name without positions, so that one key is one diagnostic.
            draft.unknownKey("\(path.split(separator: "[")[0]).\(member.key)")
            skipNumbers(of: member.value, path: "\(path).\(member.key)", .unknownKey)
        }
    }

    private mutating func skipNumbers(of node: JSONNode, path: String, _ reason: SkipReason) {
        switch node {
        case .number, .string:
            if let text = node.numberText, (try? DecimalText(text)) != nil { draft.skip(path, raw: text, reason) }
        case .object(let members):
            for member in members { skipNumbers(of: member.value, path: "\(path).\(member.key)", reason) }
        case .array(let elements):
            for (index, element) in elements.enumerated() {
                skipNumbers(of: element, path: "\(path)[\(index)]", reason)
            }
        default: break
        }
    }

    // MARK: Facts

    private mutating func readFacts() {
        if let name = node["name"]?.string, !name.isEmpty { draft.fact(.name(name), field: "name", raw: name) }
        if let window = node["context_window"], window != .null {
            if let count = window.integer, count > 0 {
                draft.fact(.limit(.context, count), field: "context_window", raw: window.raw)
            } else {
                draft.report(
                    "wrong_type", "The context_window of \(draft.key) is “\(window.raw.prefix(40))”, no whole number.")
            }
        }
        if let match = node["match"], match != .null {
            draft.fact(.matches(match.canonicalJSON), field: "match", raw: match.canonicalJSON)
        }
        if let regions { draft.fact(.regions(regions), field: "id", raw: modelID) }
        if node["removed"]?.bool == true {
            draft.fact(.status(.retired), field: "removed", raw: "true")
        } else if node["deprecated"]?.bool == true {
            draft.fact(.status(.deprecated), field: "deprecated", raw: "true")
        } else if PreviewSign.marks(modelID) {
            draft.fact(.status(.preview), field: "id", raw: modelID)
        }
    }

    /// The region of the Bedrock profile that the id names; `regional.` means the profile of any one region.
    private var regions: [String]? {
        guard InferenceProfile.isSold(by: draft.seller) else { return nil }
        let isRegional = modelID.hasPrefix("\(RegionName.regional).")
        return isRegional
            ? [RegionName.regional] : InferenceProfile.region(of: modelID, soldBy: draft.seller).map { [$0] }
    }

    /// The known keys of a model.
    ///
    /// Comments and dates of checks are for people.
    private static let modelKeys: Set<String> = [
        "id", "name", "description", "match", "context_window", "price_comments", "prices", "deprecated", "removed",
        "prices_checked", "price_discrepancies", "collapse", "price_variants",
    ]
}
