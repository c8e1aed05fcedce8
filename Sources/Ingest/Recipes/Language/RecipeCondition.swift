import Tariff
import Yams

/// One condition of a price, as a recipe states it.
struct RecipeCondition: Sendable {
    /// The ways of stating a condition.
    enum Statement: Sendable {
        /// A text, a word, a flag, or a range in a notation of the document.
        case value(RecipeValue)
        case range(Range)
        case window(Window)
    }

    /// The ends of a range, each a number or a cell.
    struct Range: Sendable {
        var gt: RecipeValue?
        var gte: RecipeValue?
        var lt: RecipeValue?
        var lte: RecipeValue?
        /// The factor of the ends; nil is one.
        var times: RecipeValue?

        /// The stated ends.
        var ends: [RecipeValue] { [gt, gte, lt, lte].compactMap { $0 } }
    }

    /// The hours of a day.
    struct Window: Sendable {
        var zone: Zone
        var from: RecipeValue
        var to: RecipeValue
    }

    let key: ConditionKey
    let statement: Statement

    /// The paths from which it is read.
    var paths: [RecipePath] {
        switch statement {
        case .value(let value): value.paths
        case .range(let range): (range.ends + [range.times].compactMap { $0 }).flatMap(\.paths)
        case .window(let window): window.from.paths + window.to.paths
        }
    }

    /// Reads a map of conditions.
    static func readAll(
        _ node: Node, _ place: String, _ syntax: RecipePath.Syntax, _ problems: inout RecipeProblems
    ) -> [RecipeCondition]? {
        guard let map = RecipeMap(node, place, like: "{service_tier: batch}", &problems) else { return nil }
        return map.members.compactMap { member -> RecipeCondition? in
            let place = map.place(of: member.key)
            guard let key = Conditions.keys.first(where: { $0.name == member.key }) else {
                problems.add(
                    member.value, place, unknown: member.key, kind: "condition", known: Conditions.keys.map(\.name))
                return nil
            }
            return read(key, member.value, place, syntax, &problems)
        }
    }

    private static func read(
        _ key: ConditionKey, _ node: Node, _ place: String, _ syntax: RecipePath.Syntax,
        _ problems: inout RecipeProblems
    ) -> RecipeCondition? {
        if case .window = key.kind {
            return window(node, place, syntax, &problems).map { .init(key: key, statement: .window($0)) }
        }
        if case .range = key.kind, case .mapping(let mapping) = node, mapping["from"] == nil {
            return range(node, place, syntax, &problems).map { .init(key: key, statement: .range($0)) }
        }
        guard let value = RecipeValue.read(node, place, syntax, &problems) else { return nil }
        for text in value.knownTexts { check(text, of: key, node, place, &problems) }
        return .init(key: key, statement: .value(value))
    }

    /// Checks a text that is known without a document.
    private static func check(
        _ text: String, of key: ConditionKey, _ node: Node, _ place: String, _ problems: inout RecipeProblems
    ) {
        switch key.kind {
        case .word(let words):
            var conditions = Conditions()
            if !key.set(text, in: &conditions) {
                problems.add(node, place, unknown: text, kind: "value of \(key.name)", known: words)
            }
        case .text(let isValid):
            if !isValid(text) { problems.add(node, place, "is “\(text)”, which is no value of \(key.name)") }
        case .flag:
            if RecipeFlag.read(text) == nil {
                problems.add(node, place, "is “\(text)”, which is neither true nor false")
            }
        case .range:
            if RangeNotation.bounds(of: text) == nil {
                problems.add(node, place, "is “\(text)”, which is no range. Write it like “{gt: 200000}”")
            }
        case .window: break
        }
    }

    private static func range(
        _ node: Node, _ place: String, _ syntax: RecipePath.Syntax, _ problems: inout RecipeProblems
    ) -> Range? {
        guard var map = RecipeMap(node, place, like: "{gt: 200000}", &problems) else { return nil }
        func end(_ key: String, _ map: inout RecipeMap, _ problems: inout RecipeProblems) -> RecipeValue? {
            guard let end = map.take(key) else { return nil }
            guard let value = RecipeValue.read(end, map.place(of: key), syntax, &problems) else { return nil }
            for text in value.knownTexts where WholeNumber.read(text) == nil {
                problems.add(end, map.place(of: key), "is “\(text)”, which is not a whole number")
            }
            return value
        }
        var range = Range()
        range.gt = end("gt", &map, &problems)
        range.gte = end("gte", &map, &problems)
        range.lt = end("lt", &map, &problems)
        range.lte = end("lte", &map, &problems)
        range.times = end("times", &map, &problems)
        map.finish(&problems)
        guard !range.ends.isEmpty else {
            problems.add(node, place, "has no end. Write it like “{gt: 200000}”")
            return nil
        }
        return range
    }

    private static func window(
        _ node: Node, _ place: String, _ syntax: RecipePath.Syntax, _ problems: inout RecipeProblems
    ) -> Window? {
        guard var map = RecipeMap(node, place, like: "{zone: UTC, from: \"16:30\", to: \"00:30\"}", &problems) else {
            return nil
        }
        let zone = map.take("zone", &problems) { node, place, problems -> Zone? in
            guard let name = RecipeMap.text(node, place, &problems) else { return nil }
            guard let zone = Zone(name) else {
                problems.add(
                    node, place, "is “\(name)”, which is no zone without daylight saving, like UTC or Asia/Shanghai")
                return nil
            }
            return zone
        }
        let from = map.take("from", &problems) { RecipeValue.read($0, $1, syntax, &$2) }
        let to = map.take("to", &problems) { RecipeValue.read($0, $1, syntax, &$2) }
        map.finish(&problems)
        guard let zone, let from, let to else {
            problems.add(node, place, "needs zone, from and to")
            return nil
        }
        return Window(zone: zone, from: from, to: to)
    }
}
