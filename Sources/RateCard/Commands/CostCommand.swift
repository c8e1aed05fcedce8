import ArgumentParser
import Query
import Tariff

/// The quote of a workload on an offer, or on every offer of a model.
struct CostCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cost",
        abstract: "What a workload costs on an offer, line by line, or on every offer of a model.",
        discussion: """
              ratecard cost openai:gpt-4o --input-tokens 20000 --output-tokens 1000
              ratecard cost anthropic/claude-sonnet-4.5 --input-tokens 10000 --cached-tokens 8000
              ratecard cost deepseek:deepseek-flash --input-tokens 100000 --at 2026-11-23T12:00:00Z
              ratecard cost openai:gpt-image-1 --images-out 4 --image-quality medium
            """)

    @OptionGroup var global: GlobalOptions

    @Argument(help: "An offer (provider:id) or a model (lab/name).")
    var id: String

    @OptionGroup(title: "Workload, of one request") var workload: WorkloadOptions

    @Option(help: "Missing cache and reasoning rates: substitute or exclude (default substitute).")
    var missing: String?
    @Option(help: "Promotional prices: include or exclude (default include).")
    var promotions: String?
    @Option(help: "Answer from what was known then.")
    var asOf: String?

    func run() throws {
        let now = Timestamp.now
        var words = workload.words
        for (name, value) in [("missing", missing), ("promotions", promotions), ("as_of", asOf)] {
            if let value { words.append((name, value)) }
        }
        let question = try AskedQuestion.question(words, now: now)
        let index = try OpenCatalog.index(global, asOf: question.policy.asOf)
        let known =
            index.cost(of: id, question, now: now) ?? index.cost(of: AskedQuestion.decoded(id), question, now: now)
        guard let answer = known else { throw AskedQuestion.unknown(id, in: index) }
        switch global.format {
        case .json: Terminal.write(answer.json + [UInt8(ascii: "\n")])
        case .csv: Terminal.write(QuoteTable.table(answer.results, of: answer.question.workload).csv())
        case .table: Terminal.write(text(answer))
        }
        if answer.results.isEmpty { throw ExitCode(2) }
    }

    private func text(_ answer: CostAnswer) -> String {
        var text = ""
        if answer.results.count == 1, let result = answer.results.first {
            text += Self.lines(result)
        } else if !answer.results.isEmpty {
            text += QuoteTable.table(answer.results, of: answer.question.workload).text()
        }
        for excluded in answer.excluded { text += "\(excluded.offer) cannot be quoted: \(excluded.reason.name)\n" }
        return text
    }

    /// One quote, line by line.
    private static func lines(_ result: CheapestAnswer.Result) -> String {
        var table = TextTable([
            .init(title: "COMPONENT"), .init(title: "QUANTITY", alignment: .right),
            .init(title: "RATE", alignment: .right), .init(title: "PER"), .init(title: "COST", alignment: .right),
            .init(title: "CONDITIONS", isQuiet: true), .init(title: "NOTE", isQuiet: true),
        ])
        for line in result.quote.lines {
            table.add([
                line.component.name, line.quantity.description, line.amount.text(per: line.unit.per),
                "\(line.unit.per) \(line.unit)", line.cost.description,
                ConditionsText.text(line.conditions), line.note ?? "",
            ])
        }
        let sources = result.evidence.claims.map(\.source.rawValue).joined(separator: ", ")
        return table.text() + "\n\(result.offer.id): \(result.quote.list) USD list, \(result.quote.landed) USD landed, "
            + "\(result.evidence.confidence.name) (\(sources))\n"
            + (result.validUntil.map { "holds until \($0)\n" } ?? "")
    }
}
