package import Tariff

/// The list of all parsers, to which a new source adds a line.
package enum SourceRegistry {
    /// Every parser.
    package static let all: [any SourceParser.Type] = [
        GenAIPrices.self,
        LiteLLM.self,
        LLMPrices.self,
        ModelsDev.self,
        OpenRouter.self,
    ]

    /// Returns the parser of a source, if there is one.
    package static func parser(of source: SourceID) -> (any SourceParser.Type)? {
        all.first { $0.id == source }
    }
}
