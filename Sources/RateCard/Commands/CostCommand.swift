import ArgumentParser
import Pipeline
import Query
import Tariff

/// Quotes a workload on an offer, or on every offer of a model.
struct CostCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cost",
        abstract: "Quote a workload on an offer, line by line, or on every offer of a model.",
        discussion: """
              ratecard cost openai:gpt-4o --input-tokens 20000 --output-tokens 1000
              ratecard cost x-ai/grok-4 --input-tokens 10000 --cached-tokens 8000
              ratecard cost deepseek:deepseek-chat --at 2026-11-23T12:00:00Z
              ratecard cost openai:gpt-image-1 --images-out 4 --image-quality medium
            """)

    @OptionGroup var global: GlobalOptions

    @Argument(help: "An offer (provider:id) or a model (lab/name).", completion: .ids)
    var id: String

    @OptionGroup var quote: QuoteOptions

    func run() throws {
        let now = Timestamp.now
        let question = try quote.question(now: now)
        let index = try OpenCatalog.index(global.workspace, asOf: question.policy.asOf)
        UnknownNames.note(in: question, index)
        guard let answer = CommandQuestion.known(id, in: index, { index.cost(of: $0, question, now: now) }) else {
            throw CommandQuestion.unknown([id], in: index)
        }
        Terminal.print(
            as: global.format, json: answer.json, csv: QuoteTable.sheet(answer.results), text: text(answer))
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
            .init(title: "COMPONENT", isKey: true), .init(title: "QUANTITY", alignment: .right),
            .init(title: "RATE", alignment: .right), .init(title: "PER"),
            .init(title: "COST", alignment: .right, isKey: true),
            .init(title: "CONDITIONS", isQuiet: true), .init(title: "NOTE", isQuiet: true),
        ])
        for line in result.quote.lines {
            table.add([
                line.component.name, line.quantity.description, line.amount.text(per: line.unit.per),
                "\(line.unit.per) \(line.unit)", line.cost.description,
                line.conditions.phrase, line.note ?? "",
            ])
        }
        let sources = result.evidence.claims.map(\.source.rawValue).joined(separator: ", ")
        return table.text() + "\n\(result.offer.id): \(result.quote.list) USD list, \(result.quote.landed) USD landed, "
            + "\(result.evidence.confidence.name) (\(sources))\n"
            + (result.validUntil.map { "valid until \($0)\n" } ?? "")
    }
}
