import Yams

/// The contents without which a document is not what the recipe was written for.
struct RecipeExpectations: Sendable {
    /// The least number of entries.
    var entries = 0
    /// The least number of rates.
    var prices = 0
    /// The fields that at least one entry must have.
    var keys: [WordPattern] = []
    /// The entries that must be there.
    var ids: [String] = []

    /// Reads a map of expectations.
    static func read(_ node: Node, _ place: String, _ problems: inout RecipeProblems) -> RecipeExpectations? {
        guard var map = RecipeMap(node, place, like: "{entries: 20}", &problems) else { return nil }
        var expected = RecipeExpectations()
        expected.entries = map.take("entries", &problems, RecipeMap.count) ?? 0
        expected.prices = map.take("prices", &problems, RecipeMap.count) ?? 0
        expected.keys = map.list("keys", &problems, RecipeMap.text).map(WordPattern.init)
        expected.ids = map.list("ids", &problems, RecipeMap.text)
        map.finish(&problems)
        return expected
    }
}
