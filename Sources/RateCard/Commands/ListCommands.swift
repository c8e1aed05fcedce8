import ArgumentParser
import Query
import Tariff

/// The models.
struct ModelsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "models", abstract: "List and search models.",
        discussion: """
              ratecard models claude
              ratecard models --labs qwen --needs tools --limit 0
            """)

    @OptionGroup var global: GlobalOptions
    @OptionGroup var list: ListOptions

    func run() throws {
        let question = try AskedQuestion.list(list.words, search: list.query)
        let page = try OpenCatalog.index(global).models(question, now: .now)
        var table = TextTable([
            .init(title: "MODEL"), .init(title: "NAME"), .init(title: "OFFERS", alignment: .right),
            .init(title: "RELEASED", isQuiet: true),
        ])
        for model in page.items {
            table.add([
                model.id.rawValue, model.name, "\(model.offers.count)",
                model.releasedAt.map { String($0.description.prefix(10)) } ?? "-",
            ])
        }
        try ListPrinter.print(table, json: page.json, next: page.next, format: global.format)
    }
}

/// The offers.
struct OffersCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "offers", abstract: "List and search offers.",
        discussion: """
              ratecard offers deepseek-chat
              ratecard offers --providers 'openrouter' --needs tools,reasoning --limit 20
            """)

    @OptionGroup var global: GlobalOptions
    @OptionGroup var list: ListOptions

    func run() throws {
        let question = try AskedQuestion.list(list.words, search: list.query)
        let page = try OpenCatalog.index(global).offers(question, now: .now)
        var table = TextTable([
            .init(title: "OFFER"), .init(title: "MODEL"), .init(title: "STATUS"), .init(title: "STATE"),
            .init(title: "IN/1M", alignment: .right), .init(title: "OUT/1M", alignment: .right),
            .init(title: "CONTEXT", alignment: .right),
        ])
        for offer in page.items {
            let context = offer.limits[.context] ?? offer.limits[.input]
            table.add([
                offer.id.rawValue, offer.model?.rawValue ?? "-", offer.status(at: .now).rawValue, offer.state.rawValue,
                offer.plainRate(.inputText), offer.plainRate(.outputText), context.map { "\($0)" } ?? "-",
            ])
        }
        try ListPrinter.print(table, json: page.json, next: page.next, format: global.format)
    }
}

/// The providers.
struct ProvidersCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "providers", abstract: "List and search providers.",
        discussion: """
              ratecard providers
              ratecard providers --via gateway
            """)

    @OptionGroup var global: GlobalOptions
    @OptionGroup var list: ListOptions

    func run() throws {
        let question = try AskedQuestion.list(list.words, search: list.query)
        let page = try OpenCatalog.index(global).providers(question, now: .now)
        var table = TextTable([
            .init(title: "PROVIDER"), .init(title: "NAME"), .init(title: "KIND"),
            .init(title: "OFFERS", alignment: .right), .init(title: "PRICED", alignment: .right),
        ])
        for entry in page.items {
            table.add([
                entry.provider.id.rawValue, entry.provider.name, entry.provider.kind.rawValue, "\(entry.offers)",
                "\(entry.priced)",
            ])
        }
        try ListPrinter.print(table, json: page.json, next: page.next, format: global.format)
    }
}

/// Prints a page of a list.
private enum ListPrinter {
    static func print(_ table: TextTable, json: [UInt8], next: String?, format: OutputFormat) throws {
        switch format {
        case .json: Terminal.write(json + [UInt8(ascii: "\n")])
        case .csv: Terminal.write(table.csv())
        case .table:
            guard !table.rows.isEmpty else { break }
            Terminal.write(table.text())
            if let next { Terminal.note("There are more: add --cursor \(next), or --limit 0 for all.") }
        }
        guard table.rows.isEmpty else { return }
        if format == .table { Terminal.note("Nothing matches.") }
        throw ExitCode(2)
    }
}

extension Offer {
    /// The standard price of a component per million tokens at a small prompt, for lists.
    func plainRate(_ component: Component) -> String {
        let choice = RateChoice.choose(
            component, .token, currency: .usd, in: ladders, situation: Situation(promptTokens: 1, at: .now))
        return choice.map { $0.rate.amount.text(per: 1_000_000) } ?? "-"
    }
}
