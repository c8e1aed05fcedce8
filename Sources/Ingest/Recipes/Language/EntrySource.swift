import Yams

/// The place of the entries in a document.
enum EntrySource: Sendable {
    /// The ways in which JSON is packed.
    enum Wrapping: String, Sendable, CaseIterable {
        /// The tagged values of Astro's islands: `[0, value]`, `[1, list]`.
        case astro
    }

    /// The paths of a list in JSON, of which the first that is there holds the entries.
    case json([RecipePath])
    /// JSON in the nodes of a page that an XPath selects.
    case embedded(xpath: String, unwrap: Wrapping?, RecipePath)
    case tables(TableSelector)
    /// Elements of a page.
    case cards(xpath: String)

    /// The way in which paths from an entry are written.
    var syntax: RecipePath.Syntax {
        switch self {
        case .json, .embedded: .json
        case .tables: .column
        case .cards: .xpath
        }
    }

    /// Reads a path of JSON, or a map.
    static func read(
        _ node: Node, _ place: String, _ format: Recipe.Format, _ problems: inout RecipeProblems
    ) -> EntrySource? {
        guard case .mapping = node else {
            let paths = RecipeMap.list(node, place, &problems) { RecipePath.read($0, $1, .json, &$2) }
            guard !paths.isEmpty else { return nil }
            if format != .json {
                problems.add(node, place, "is a path of JSON, but the format is \(format.rawValue). Write {tables: …}")
            }
            return .json(paths)
        }
        guard var map = RecipeMap(node, place, like: "{tables: {under: \"Text models\"}}", &problems) else {
            return nil
        }
        if format == .json { problems.add(node, place, "is for pages. A JSON list has a path, like “data[]”") }
        let tables = map.take("tables", &problems, TableSelector.read)
        let cards = map.take("cards", &problems) { node, place, problems -> String? in
            guard var map = RecipeMap(node, place, like: "{xpath: \"//div\"}", &problems) else { return nil }
            let xpath = map.take("xpath", &problems, RecipeMap.text)
            map.finish(&problems)
            if xpath == nil { map.reportMissing("xpath", like: "\"//div\"", &problems) }
            return xpath
        }
        let xpath = map.take("xpath", &problems, RecipeMap.text)
        let wrapping = map.take("unwrap", &problems) { node, place, problems -> Wrapping? in
            RecipeMap.word(node, place, "wrapping", &problems)
        }
        let path = map.take("json", &problems) { RecipePath.read($0, $1, .json, &$2) }
        map.finish(&problems)
        if let tables { return .tables(tables) }
        if let cards { return .cards(xpath: cards) }
        if let xpath, let path { return .embedded(xpath: xpath, unwrap: wrapping, path) }
        problems.add(node, place, "needs tables, cards, or xpath with json")
        return nil
    }
}
