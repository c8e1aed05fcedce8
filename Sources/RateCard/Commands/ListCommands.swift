import ArgumentParser
import Pipeline
import Query
import Tariff

/// Lists models.
struct ModelsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "models", abstract: "List and search models.",
        discussion: """
              ratecard models claude
              ratecard models gemini flash --needs tools
              ratecard models --labs qwen --limit 0 --format csv
            """)

    @OptionGroup var global: GlobalOptions
    @OptionGroup var list: ListOptions

    func run() throws {
        let question = try CommandQuestion.list(list.words, search: list.query)
        let index = try OpenCatalog.index(global.workspace)
        let page = FastAnswers(index).models(question, now: .now)
        var table = TextTable([
            .init(title: "MODEL", isKey: true), .init(title: "NAME"), .init(title: "OFFERS", alignment: .right),
            .init(title: "RELEASED", isQuiet: true),
        ])
        for model in page.items {
            table.add([
                model.id.rawValue, model.name, "\(model.offers.count)",
                model.releasedAt.map { String($0.description.prefix(10)) } ?? "-",
            ])
        }
        UnknownNames.note(in: question.requirement, index)
        try ListPrinter.print(table, json: page.json, next: page.next, format: global.format, list.near(in: index))
    }
}

/// Lists offers.
struct OffersCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "offers", abstract: "List and search offers.",
        discussion: """
              ratecard offers deepseek chat
              ratecard offers --providers openrouter --needs tools,reasoning --limit 20
              ratecard offers --produces embedding --format json
            """)

    @OptionGroup var global: GlobalOptions
    @OptionGroup var list: ListOptions

    func run() throws {
        let question = try CommandQuestion.list(list.words, search: list.query)
        let index = try OpenCatalog.index(global.workspace)
        let page = FastAnswers(index).offers(question, now: .now)
        var table = TextTable([
            .init(title: "OFFER", isKey: true), .init(title: "MODEL", isQuiet: true),
            .init(title: "STATUS", isQuiet: true), .init(title: "STATE"),
            .init(title: "IN/1M", alignment: .right, isKey: true),
            .init(title: "OUT/1M", alignment: .right, isKey: true),
            .init(title: "CONTEXT", alignment: .right),
        ])
        for offer in page.items {
            let context = offer.limits[.context] ?? offer.limits[.input]
            table.add([
                offer.id.rawValue, offer.model?.rawValue ?? "-", offer.status(at: .now).rawValue, offer.state.rawValue,
                offer.plainRate(.inputText), offer.plainRate(.outputText), context.map { "\($0)" } ?? "-",
            ])
        }
        UnknownNames.note(in: question.requirement, index)
        try ListPrinter.print(table, json: page.json, next: page.next, format: global.format, list.near(in: index))
    }
}

/// Lists providers.
struct ProvidersCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "providers", abstract: "List and search providers.",
        discussion: """
              ratecard providers
              ratecard providers --via gateway
              ratecard providers --models 'anthropic/claude-*' --format csv
            """)

    @OptionGroup var global: GlobalOptions
    @OptionGroup var list: ListOptions

    func run() throws {
        let question = try CommandQuestion.list(list.words, search: list.query)
        let index = try OpenCatalog.index(global.workspace)
        let page = FastAnswers(index).providers(question, now: .now)
        var table = TextTable([
            .init(title: "PROVIDER", isKey: true), .init(title: "NAME"), .init(title: "KIND"),
            .init(title: "OFFERS", alignment: .right), .init(title: "PRICED", alignment: .right),
        ])
        for entry in page.items {
            table.add([
                entry.provider.id.rawValue, entry.provider.name, entry.provider.kind.rawValue, "\(entry.offers)",
                "\(entry.priced)",
            ])
        }
        UnknownNames.note(in: question.requirement, index)
        try ListPrinter.print(table, json: page.json, next: page.next, format: global.format, list.near(in: index))
    }
}

/// Prints one page of a list.
private enum ListPrinter {
    static func print(
        _ table: TextTable, json: [UInt8], next: String?, format: OutputFormat, _ near: @autoclosure () -> String
    ) throws {
        guard table.rows.isEmpty else {
            Terminal.print(as: format, json: json, csv: table, text: table.text())
            if format != .json, let next {
                Terminal.note("There are more results: add --cursor \(next), or --limit 0 for all.")
            }
            return
        }
        if format != .table { Terminal.print(as: format, json: json, csv: table, text: "") }
        throw CommandFailure.empty("Nothing matches: " + near())
    }
}

extension ListOptions {
    /// Returns advice for a search without results.
    fileprivate func near(in index: CatalogIndex) -> String {
        let near = query.isEmpty ? [] : index.suggestions(for: query.joined(separator: "-"))
        if !near.isEmpty { return "did you mean " + near.joined(separator: ", ") + "?" }
        return query.isEmpty
            ? "remove some of the options." : "search for fewer words, or remove some of the options."
    }
}

extension Offer {
    /// The standard price of a component per million tokens for a small prompt, as lists show it.
    func plainRate(_ component: Component) -> String {
        let choice = RateChoice.choose(
            component, .token, currency: .usd, in: ladders, situation: Situation(promptTokens: 1, at: .now))
        return choice.map { $0.rate.amount.text(per: 1_000_000) } ?? "-"
    }
}
