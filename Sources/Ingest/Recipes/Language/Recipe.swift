import JSON
package import Tariff
import Yams

/// The way in which a price list or a page is read, as data (`docs/recipes.md`).
package struct Recipe: Sendable {
    /// The formats of documents.
    package enum Format: String, Sendable, CaseIterable {
        case json, html, markdown
    }

    /// The texts without which a document is no list at all.
    struct Requirement: Sendable {
        var filters: [RecipeFilter]
        /// The document's own words for why it is no list.
        var message: RecipeText?
    }

    /// The keys of a recipe that are not those of a part.
    static let ownKeys = ["format", "parts", "require", "message", "expect"]

    /// The format of the document.
    package let format: Format
    /// The source whose documents it reads.
    package let source: SourceID
    /// The number that changes with the recipe or with the engine.
    let version: Int
    let parts: [RecipePart]
    let requirement: Requirement
    var expected: RecipeExpectations

    /// Indicates whether the recipe reads any price.
    package var statesPrices: Bool { parts.contains(where: \.statesPrices) }

    /// The version of the engine.
    ///
    /// It rises whenever the same recipe would read the same bytes as other claims.
    private static let engine = 1

    /// Reads a recipe.
    ///
    /// - Parameters:
    ///   - node: The value of the key `recipe`.
    ///   - source: The source.
    ///   - problems: The mistakes so far, which grow by every mistake of the recipe.
    /// - Returns: The recipe, or nil if it has a mistake.
    static func read(_ node: Node, of source: SourceID, _ problems: inout RecipeProblems) -> Recipe? {
        let before = problems.diagnostics.count
        let recipe = Recipe(node, of: source, &problems)
        problems.dropRepeated(after: before)
        return problems.diagnostics.count == before ? recipe : nil
    }

    private init?(_ node: Node, of source: SourceID, _ problems: inout RecipeProblems) {
        guard var map = RecipeMap(node, "recipe", like: "{format: json, entries: \"data[]\"}", &problems) else {
            return nil
        }
        let format = map.take("format", &problems) { node, place, problems -> Format? in
            RecipeMap.word(node, place, "format", &problems)
        }
        if format == nil, !map.has("format") { map.reportMissing("format", like: "json", &problems) }
        let filters = map.take("require", &problems) { RecipeFilter.readAll($0, $1, .json, &$2) } ?? []
        let message = map.take("message", &problems) { RecipeText.read($0, $1, .json, &$2) }
        requirement = Requirement(filters: filters, message: message)
        expected = map.take("expect", &problems, RecipeExpectations.read) ?? RecipeExpectations()
        guard let format else { return nil }
        if let parts = map.take("parts") {
            self.parts = RecipeMap.list(parts, map.place(of: "parts"), &problems) {
                node, place, problems -> RecipePart? in
                guard let part = RecipeMap(node, place, like: "{entries: \"data[]\", id: \"{id}\"}", &problems) else {
                    return nil
                }
                return RecipePart(part, in: map, format, &problems)
            }
            map.finishParts(&problems)
        } else {
            parts = RecipePart(nil, in: map, format, &problems).map { [$0] } ?? []
        }
        guard !parts.isEmpty else { return nil }
        self.format = format
        self.source = source
        var hash = SHA256()
        hash.update(Array("\(Self.engine)\n\((try? Yams.serialize(node: node)) ?? "")".utf8))
        version = Int(hash.finish().prefix(15), radix: 16) ?? Self.engine
    }
}
