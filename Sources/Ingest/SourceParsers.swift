package import Tariff

/// The parsers of all sources: those written in Swift, and one for each recipe.
package struct SourceParsers: Sendable {
    /// The parsers written in Swift, to which a new one is added.
    package static let builtIn: [any SourceParser] = [GenAIPrices(), LiteLLM(), LLMPrices(), ModelsDev(), OpenRouter()]

    private let parsers: [SourceID: any SourceParser]

    /// Creates the parsers of the curated data.
    ///
    /// - Parameter recipes: The recipes, one for each source at most.
    package init(recipes: [Recipe] = []) {
        let all = Self.builtIn + recipes.map { RecipeParser($0) as any SourceParser }
        parsers = Dictionary(all.map { ($0.id, $0) }) { first, _ in first }
    }

    /// The sources that can be read.
    package var ids: Set<SourceID> { Set(parsers.keys) }

    /// Returns the parser of a source, if there is one.
    package func parser(of source: SourceID) -> (any SourceParser)? { parsers[source] }
}
