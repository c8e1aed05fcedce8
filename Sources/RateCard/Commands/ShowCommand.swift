import ArgumentParser
import Query
import Tariff

/// One model with its offers, or one offer with everything that is known of it.
struct ShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "One model with all its offers, or one offer with what every source says of each price.",
        discussion: """
              ratecard show anthropic/claude-sonnet-4.5
              ratecard show openrouter:deepseek/deepseek-chat
              ratecard show openai:gpt-4o --format json

            Below a published price stand the other sources that state it: “agrees”, or how far they are away.
            """)

    @OptionGroup var global: GlobalOptions

    @Argument(help: "An offer (provider:id) or a model (lab/name).", completion: .ids)
    var id: String

    func run() throws {
        let index = try OpenCatalog.index(global)
        guard let shown = AskedQuestion.known(id, in: index, { index.show($0, now: .now) }) else {
            throw AskedQuestion.unknown([id], in: index)
        }
        switch shown {
        case .offer(let detail):
            let offer = OfferText(detail)
            Terminal.print(as: global.format, json: detail.json, csv: offer.sheet, text: offer.text)
        case .model(let detail):
            let model = ModelText(detail)
            Terminal.print(as: global.format, json: detail.json, csv: model.sheet, text: model.text)
        }
    }
}
