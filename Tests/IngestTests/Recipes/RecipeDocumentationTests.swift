import Foundation
import Testing

@testable import Ingest

/// The recipes that the documentation shows.
@Suite struct RecipeDocumentationTests {
    /// The blocks of YAML in a page that contain a whole recipe.
    private static func recipes(in page: String) throws -> [String] {
        let file = SharedDocuments.packageRoot.appendingPathComponent("docs/\(page).md")
        return try String(contentsOf: file, encoding: .utf8).components(separatedBy: "```yaml\n").dropFirst()
            .compactMap { $0.components(separatedBy: "```").first }
            .filter { ("\n" + $0).contains("\nrecipe:") }
    }

    @Test(arguments: [("recipes", 3), ("adding-a-source", 1)])
    func `every whole recipe in the documentation is read without a mistake`(page: String, count: Int) throws {
        let recipes = try Self.recipes(in: page)
        #expect(recipes.count == count)
        for recipe in recipes { #expect(try RecipeSample.mistakes(recipe) == []) }
    }
}
