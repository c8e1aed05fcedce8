import ArgumentParser
import Pipeline
import Query
import Tariff

/// Shows a model with its offers, or an offer with everything known about it.
struct ShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show a model with all its offers, or an offer with the price that each source states.",
        discussion: """
              ratecard show anthropic/claude-sonnet-4.5
              ratecard show openrouter:deepseek/deepseek-chat
              ratecard show openai:gpt-4o --format json

            Each published price is followed by the other sources that state it: “agrees”, or the difference.
            """)

    @OptionGroup var global: GlobalOptions

    @Argument(help: "An offer (provider:id) or a model (lab/name).", completion: .ids)
    var id: String

    func run() throws {
        let index = try OpenCatalog.index(global.workspace)
        guard let found = CommandQuestion.known(id, in: index, { index.show($0, now: .now) }) else {
            throw CommandQuestion.unknown([id], in: index)
        }
        switch found {
        case .offer(let detail):
            let offer = OfferText(detail)
            Terminal.print(as: global.format, json: detail.json, csv: offer.sheet, text: offer.text)
        case .model(let detail):
            let model = ModelText(detail)
            Terminal.print(as: global.format, json: detail.json, csv: model.sheet, text: model.text)
        }
    }
}
