import Tariff
import TestSupport
import Testing
import Yams

@testable import Ingest

/// Recipes and documents of tests.
enum RecipeSample {
    /// The messages about the mistakes of a recipe.
    static func mistakes(_ yaml: String) throws -> [String] {
        var problems = RecipeProblems(path: "sources/acme.yaml")
        let root = try Yams.compose(yaml: yaml)
        let node = try #require(root?.mapping?["recipe"])
        let recipe = Recipe.read(node, of: "acme", &problems)
        #expect((recipe == nil) == !problems.diagnostics.isEmpty)
        return problems.diagnostics.map(\.message)
    }

    /// The parser of a recipe, whose lines are those under `recipe:`.
    static func parser(_ recipe: String) throws -> RecipeParser {
        var problems = RecipeProblems(path: "sources/acme.yaml")
        let root = try Yams.compose(yaml: recipe)
        let node = try #require(root)
        let read = Recipe.read(node, of: "acme", &problems)
        #expect(problems.diagnostics.map(\.message) == [])
        let recipe = try #require(read)
        return RecipeParser(recipe)
    }

    /// The claims that a recipe reads in a document.
    static func parse(_ recipe: String, _ document: String, name: String = "") throws -> ParsedDocument {
        try parser(recipe).parse(
            SourceDocument(source: "acme", name: name, bytes: Array(document.utf8), fetchedAt: Timestamp(seconds: 0)))
    }
}
