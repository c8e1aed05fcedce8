import Yams

/// The ids that the names on a page stand for.
struct RecipeNames: Sendable {
    /// The ways of making an id from a name.
    enum Rule: String, Sendable, CaseIterable {
        case lower, hyphens, dots
        case noParentheses = "no_parentheses"
    }

    /// The known ids.
    var ids: Set<String> = []
    /// The rules, applied in their order.
    var rules: [Rule] = []
    /// The names with their ids, without regard to capitals.
    var map: [String: String] = [:]

    /// Returns the id of a name, or nil if none is known.
    func id(of name: String) -> String? {
        if let id = map[name.lowercased()] { return id }
        if ids.contains(name) { return name }
        let made = rules.reduce(name) { $1.apply(to: $0) }
        return ids.contains(made) ? made : map[made.lowercased()]
    }

    /// Every name and id that is known, for a message about one that is not.
    var known: [String] { (Array(ids) + map.keys).sorted() }

    /// Reads a map of names.
    static func read(_ node: Node, _ place: String, _ problems: inout RecipeProblems) -> RecipeNames? {
        guard var map = RecipeMap(node, place, like: "{map: {\"Claude Haiku 3\": claude-3-haiku}}", &problems) else {
            return nil
        }
        var names = RecipeNames()
        names.ids = Set(map.list("ids", &problems, RecipeMap.text))
        names.rules = map.list("rules", &problems) { RecipeMap.word($0, $1, "rule", &$2) }
        if let node = map.take("map"),
            let rows = RecipeMap(node, map.place(of: "map"), like: "{A Name: an-id}", &problems)
        {
            for row in rows.members {
                guard let id = RecipeMap.text(row.value, rows.place(of: row.key), &problems) else { continue }
                names.map[row.key.lowercased()] = id
            }
        }
        map.finish(&problems)
        return names
    }
}

extension RecipeNames.Rule {
    /// Returns a name changed by the rule.
    fileprivate func apply(to name: String) -> String {
        switch self {
        case .lower: name.lowercased()
        case .hyphens: Self.joined(name.split { $0.isWhitespace || $0 == "." })
        case .dots: Self.joined(name.split(whereSeparator: \.isWhitespace))
        case .noParentheses: Self.withoutParentheses(name)
        }
    }

    private static func joined(_ words: [Substring]) -> String { words.joined(separator: "-") }

    private static func withoutParentheses(_ name: String) -> String {
        var depth = 0
        var kept = ""
        for character in name {
            if "(（".contains(character) { depth += 1 }
            if depth == 0 { kept.append(character) }
            if ")）".contains(character) { depth = max(0, depth - 1) }
        }
        return kept.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
