import ArgumentParser
import Pipeline
import Query
import Tariff

/// Compares models and offers on one workload.
struct CompareCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compare",
        abstract: "Compare models and offers on one workload: cost, limits, capabilities, trust.",
        discussion: """
              ratecard compare openai/gpt-4o anthropic/claude-sonnet-4.5
              ratecard compare openai:gpt-4o azure:gpt-4o --input-tokens 20000
              ratecard compare openai/gpt-4o x-ai/grok-4 --requests 1000 --format csv

            A model is represented by the offer that `cheapest` would choose with its defaults.
            """)

    @OptionGroup var global: GlobalOptions

    @Argument(help: "Two or more offers (provider:id) or models (lab/name).", completion: .ids)
    var ids: [String] = []

    @OptionGroup var quote: QuoteOptions

    func run() throws {
        let now = Timestamp.now
        let question = try quote.question(now: now)
        var wanted: [String] = []
        for id in ids where !wanted.contains(id) { wanted.append(id) }
        guard wanted.count > 1 else {
            throw CommandFailure.usage(
                wanted.first.map {
                    "Only “\($0)” was given: add another id to compare it with, or use `ratecard cost`."
                }
                    ?? "No ids were given: name two or more models or offers to compare.")
        }
        let index = try OpenCatalog.index(global.workspace, asOf: question.policy.asOf)
        UnknownNames.note(in: question, index)
        let known = wanted.map { id in
            CommandQuestion.known(id, in: index) {
                index.row(ofOffer: $0) == nil && index.row(ofModel: $0) == nil ? nil : $0
            }
        }
        let unknown = zip(wanted, known).filter { $0.1 == nil }.map(\.0)
        guard let answer = index.compare(known.compactMap { $0 }, question, now: now), unknown.isEmpty else {
            throw CommandQuestion.unknown(unknown, in: index)
        }
        let table = CompareTable(answer)
        Terminal.print(as: global.format, json: answer.json, csv: table.sheet, text: table.text())
        if answer.cheapest == nil {
            throw CommandFailure.empty(
                "None of these can be priced for this workload: the answer lists the reasons.")
        }
    }
}
