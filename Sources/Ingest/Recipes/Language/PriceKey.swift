import Tariff
import Yams

/// One key with a price, and what it means.
struct PriceKey: Sendable {
    /// The word for a price called cache write, whose meaning the cache rule decides.
    static let cacheWrite = "cache_write"

    /// The meaning of a number.
    enum Meaning: Sendable {
        /// A component by name, or ``PriceKey/cacheWrite``.
        case component(RecipeValue)
        case skip(SkipReason)
    }

    /// The conditions of two prices that would otherwise contradict each other.
    struct Twice: Sendable {
        var lower: Conditions
        var higher: Conditions
    }

    /// The path of the number from the object of its block.
    let path: RecipePath
    let meaning: Meaning
    let options: PriceOptions
    /// The lifetime of a cache write that the key names.
    let lifetime: CacheLifetime?
    let twice: Twice?

    /// Reads the keys of a block.
    static func readAll(
        _ node: Node, _ place: String, _ syntax: RecipePath.Syntax, _ options: PriceOptions,
        _ problems: inout RecipeProblems
    ) -> [PriceKey]? {
        guard let map = RecipeMap(node, place, like: "{input: input.text}", &problems) else { return nil }
        return map.members.compactMap { member -> PriceKey? in
            let place = map.place(of: member.key)
            let path: RecipePath
            do throws(RecipePath.Fault) { path = try RecipePath(member.key, syntax) } catch {
                problems.add(member.value, place, "is a path that \(error.complaint)")
                return nil
            }
            return read(path, member.value, place, syntax, options, &problems)
        }
    }

    private static func read(
        _ path: RecipePath, _ node: Node, _ place: String, _ syntax: RecipePath.Syntax, _ options: PriceOptions,
        _ problems: inout RecipeProblems
    ) -> PriceKey? {
        guard case .mapping = node else {
            guard let meaning = readComponent(node, place, syntax, &problems) else { return nil }
            return checked(
                PriceKey(path: path, meaning: meaning, options: options, lifetime: nil, twice: nil), node, place,
                syntax, &problems)
        }
        guard var map = RecipeMap(node, place, like: "{component: input.text}", &problems) else { return nil }
        let options = options.adding(&map, syntax, &problems)
        let component = map.take("component", &problems) { readComponent($0, $1, syntax, &$2) }
        let reason = map.take("skip", &problems) { node, place, problems -> SkipReason? in
            RecipeMap.word(node, place, "reason for skipping", &problems)
        }
        let lifetime = map.take("lifetime", &problems) { node, place, problems -> CacheLifetime? in
            guard let text = RecipeMap.text(node, place, &problems) else { return nil }
            if let lifetime = CacheLifetime(text) { return lifetime }
            problems.add(node, place, "is “\(text)”, which is no lifetime like 5m or 1h")
            return nil
        }
        let twice = map.take("twice", &problems, readTwice)
        map.finish(&problems)
        guard let meaning = component ?? reason.map({ .skip($0) }) else {
            if !map.members.contains(where: { ["component", "skip"].contains($0.key) }) {
                problems.add(node, place, "names neither a component nor a reason to skip. Add “component: input.text”")
            }
            return nil
        }
        return checked(
            PriceKey(path: path, meaning: meaning, options: options, lifetime: lifetime, twice: twice), node, place,
            syntax, &problems)
    }

    /// Checks that unit and currency can be known, and that the component has the unit.
    private static func checked(
        _ key: PriceKey, _ node: Node, _ place: String, _ syntax: RecipePath.Syntax, _ problems: inout RecipeProblems
    ) -> PriceKey {
        guard case .component(let value) = key.meaning, syntax == .json else { return key }
        guard let unit = key.options.unit else {
            problems.add(node, place, "has no unit. Add “unit: USD per 1M tokens” here or further out")
            return key
        }
        if key.options.currency == nil, !unit.namesCurrency {
            problems.add(node, place, "has no currency. Add “currency: USD” here or further out")
        }
        if case .phrase(let phrase) = unit {
            for name in value.knownTexts {
                guard let component = Component(name: name), phrase.unit(of: component) == nil else { continue }
                problems.add(node, place, "is \(name), which is not sold by that unit")
            }
        }
        return key
    }

    private static func readComponent(
        _ node: Node, _ place: String, _ syntax: RecipePath.Syntax, _ problems: inout RecipeProblems
    ) -> Meaning? {
        guard let value = RecipeValue.read(node, place, syntax, &problems) else { return nil }
        for name in value.knownTexts where name != cacheWrite && Component(name: name) == nil {
            problems.add(
                node, place, unknown: name, kind: "component", known: Component.allCases.map(\.name) + [cacheWrite])
            return nil
        }
        return .component(value)
    }

    private static func readTwice(_ node: Node, _ place: String, _ problems: inout RecipeProblems) -> Twice? {
        guard var map = RecipeMap(node, place, like: "{lower: {cache: explicit}, higher: {cache: implicit}}", &problems)
        else { return nil }
        func conditions(_ key: String, _ map: inout RecipeMap, _ problems: inout RecipeProblems) -> Conditions {
            let stated = map.take(key, &problems) { RecipeCondition.readAll($0, $1, .json, &$2) } ?? []
            return stated.reduce(into: Conditions()) { sum, condition in
                guard case .value(let value) = condition.statement, let text = value.literal else { return }
                _ = condition.key.set(text, in: &sum)
            }
        }
        let lower = conditions("lower", &map, &problems)
        let higher = conditions("higher", &map, &problems)
        map.finish(&problems)
        guard lower != higher else {
            problems.add(node, place, "needs different conditions under lower and higher")
            return nil
        }
        return Twice(lower: lower, higher: higher)
    }
}
