import ArgumentParser
import Pipeline
import Query
import Store
import Tariff

/// Lists changes in the published catalog.
struct ChangesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "changes",
        abstract: "List changes in the published catalog: offers, prices, limits, capabilities, statuses.",
        discussion: """
              ratecard changes --since 2026-08-01
              ratecard changes --since 2026-08-05T03:15:00Z --limit 0 --format csv
              ratecard changes --since 41 --format json

            With a time, lists the changes from documents fetched at that time or later. With the sequence number \
            of a catalog, which every answer contains, lists the changes after that catalog: repeated calls neither \
            repeat nor miss a change.

            The kinds are new, price_up, price_down, promotion, limit, capability, status, missing and back.
            """)

    @OptionGroup var global: GlobalOptions

    @Option(
        help: .init(
            "List changes since this time, or after the catalog with this sequence number.", valueName: "time|sequence")
    )
    var since: String
    @OptionGroup var page: PagingOptions

    func run() throws {
        let question = try CommandQuestion.reading { () throws(QuestionError) in
            try ChangesQuestion(words: [("since", since)] + page.words, allowsAll: true, spelling: .option)
        }
        let changes = try RecordedChanges(global.workspace).page(question)
        guard !changes.items.isEmpty else {
            if global.format != .table {
                Terminal.print(as: global.format, json: changes.json, csv: Self.table(changes), text: "")
            }
            throw CommandFailure.empty(
                "Nothing changed since \(question.since.text); the catalog's sequence is \(changes.sequence).")
        }
        let table = Self.table(changes)
        Terminal.print(as: global.format, json: changes.json, csv: table, text: table.text())
        if global.format != .json, let next = changes.next {
            Terminal.note("There are more results: add --cursor \(next), or --limit 0 for all.")
        }
    }

    private static func table(_ page: ChangePage) -> TextTable {
        var table = TextTable([
            .init(title: "SEQUENCE", alignment: .right, isQuiet: true), .init(title: "AT", isQuiet: true),
            .init(title: "KIND", isKey: true), .init(title: "OFFER", isKey: true), .init(title: "WHAT"),
            .init(title: "OLD", alignment: .right), .init(title: "NEW", alignment: .right), .init(title: "PER"),
            .init(title: "CHANGE", alignment: .right), .init(title: "CONDITIONS", isQuiet: true),
            .init(title: "SOURCE", isQuiet: true),
        ])
        for change in page.items {
            let price = change.price
            table.add([
                "\(change.sequence)", change.at.description, change.kind.rawValue, change.offer.rawValue,
                price?.component.name ?? change.fact ?? "offer", change.text(change.old) ?? "-",
                change.text(change.new) ?? "-", price.map(per) ?? "",
                change.percent.map { $0 > 0 ? "+\($0)%" : "\($0)%" } ?? "",
                price.map { $0.conditions.phrase } ?? "",
                (change.new ?? change.old)?.evidence?.source.rawValue ?? "",
            ])
        }
        return table
    }

    private static func per(_ price: RecordedChange.Price) -> String {
        let unit = price.unit.per == 1 ? price.unit.name : "\(price.unit.per) \(price.unit.name)"
        return "\(price.currency.rawValue)/\(unit)"
    }
}
