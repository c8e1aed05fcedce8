import Yams

/// The tables of a page that hold the entries of a part, and their layout.
struct TableSelector: Sendable {
    /// The direction in which entries follow each other.
    enum Direction: String, Sendable, CaseIterable {
        case rows, columns
    }

    /// Headings of which one must be above the table.
    var under: [WordPattern] = []
    /// Headings that must not be above it.
    var notUnder: [WordPattern] = []
    var tab: [WordPattern] = []
    var caption: [WordPattern] = []
    /// Headers that must all be there.
    var columns: [WordPattern] = []
    /// The XPath that must select the table; HTML only.
    var xpath: String?
    /// The columns in which an empty cell repeats the one above.
    var fill: [WordPattern] = []
    var by = Direction.rows
    /// The number of header rows; nil if the page marks them.
    var headers: Int?
    /// Indicates whether header and body are two consecutive tables.
    var isJoined = false

    /// Reads a map of properties.
    static func read(_ node: Node, _ place: String, _ problems: inout RecipeProblems) -> TableSelector? {
        guard var map = RecipeMap(node, place, like: "{under: \"Text models\"}", &problems) else { return nil }
        var selector = TableSelector()
        func patterns(_ key: String, _ map: inout RecipeMap, _ problems: inout RecipeProblems) -> [WordPattern] {
            map.list(key, &problems, RecipeMap.text).map(WordPattern.init)
        }
        selector.under = patterns("under", &map, &problems)
        selector.notUnder = patterns("not_under", &map, &problems)
        selector.tab = patterns("tab", &map, &problems)
        selector.caption = patterns("caption", &map, &problems)
        selector.columns = patterns("columns", &map, &problems)
        selector.xpath = map.take("xpath", &problems, RecipeMap.text)
        selector.fill = patterns("fill", &map, &problems)
        selector.by = map.take("by", &problems) { RecipeMap.word($0, $1, "direction", &$2) } ?? .rows
        selector.headers = map.take("headers", &problems, RecipeMap.count)
        selector.isJoined = map.take("joined", &problems, RecipeMap.flag) ?? false
        map.finish(&problems)
        return selector
    }
}
