import Foundation
import JSON
import Tariff
import Testing

@testable import Ingest

/// The sources of the repository that are read by recipes, each with the small document of its tests.
enum RecipeSources {
    /// A source with its recipe and its document.
    struct Case: Sendable, CustomTestStringConvertible {
        var recipe: Recipe
        var document: [UInt8]

        var testDescription: String { recipe.source.rawValue }

        /// The parser without the expectations, which a small document does not meet.
        var parser: RecipeParser {
            var recipe = recipe
            recipe.expected = RecipeExpectations()
            return RecipeParser(recipe)
        }

        /// Reads bytes as a document of the source.
        func parse(_ bytes: [UInt8]) throws(SourceError) -> ParsedDocument {
            try parser.parse(
                SourceDocument(
                    source: recipe.source, name: "small.json", bytes: bytes, fetchedAt: Timestamp(seconds: 0)))
        }
    }

    /// The recipes for JSON.
    static let json: [Case] = recipes.filter { $0.format == .json }.compactMap { recipe in
        document(of: recipe.source).map { Case(recipe: recipe, document: $0) }
    }

    /// Every recipe of the repository.
    static let recipes: [Recipe] = {
        guard let parsers = try? CuratedFolder.loadWithParsers(SharedDocuments.catalog).parsers else { return [] }
        return parsers.ids.sorted().compactMap { (parsers.parser(of: $0) as? RecipeParser)?.recipe }
    }()

    /// The small document of a source.
    static func document(of source: SourceID) -> [UInt8]? {
        let folder = SharedDocuments.packageRoot.appendingPathComponent("Tests/IngestTests/Recipes/Documents")
        return (try? Data(contentsOf: folder.appendingPathComponent("\(source).json"))).map { Array($0) }
    }
}
