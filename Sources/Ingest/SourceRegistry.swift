package import Tariff

/// The parsers that exist; a new source adds its line here.
package enum SourceRegistry {
    /// Every parser.
    package static let all: [any SourceParser.Type] = [
        GenAIPrices.self,
        LiteLLM.self,
        LLMPrices.self,
        ModelsDev.self,
        OpenRouter.self,
    ]

    /// The parser of a source, if there is one.
    package static func parser(of source: SourceID) -> (any SourceParser.Type)? {
        all.first { $0.id == source }
    }
}
