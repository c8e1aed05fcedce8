import Query
import Tariff

/// A decision as people read it.
struct CheapestTable {
    let answer: CheapestAnswer

    init(_ answer: CheapestAnswer) {
        self.answer = answer
    }

    /// The ranked offers.
    var table: TextTable { QuoteTable.table(answer.results, of: answer.question.workload) }

    /// The ranked offers, what they were asked for, fallbacks, and why others are left out.
    var text: String {
        var text = answer.results.isEmpty ? "Nothing qualifies.\n" : table.text()
        text += "\nfor \(WorkloadText.text(answer.question.workload))\n"
        if !answer.fallbacks.isEmpty {
            text += "fallbacks: " + answer.fallbacks.map(\.rawValue).joined(separator: ", ") + "\n"
        }
        if answer.excludedCount > 0 {
            let reasons = answer.excluded.sorted { $0.count > $1.count }.prefix(6)
            text +=
                "left out: \(answer.excludedCount) offers ("
                + reasons.map { "\($0.reason.name) \($0.count)" }.joined(separator: ", ")
                + (answer.excluded.count > reasons.count ? ", …" : "") + ")\n"
        }
        for excluded in answer.sample ?? [] { text += "  \(excluded.offer): \(excluded.reason.name)\n" }
        if let until = answer.validUntil { text += "holds until \(until)\n" }
        if !answer.catalog.staleSources.isEmpty {
            text += "stale sources: " + answer.catalog.staleSources.map(\.rawValue).joined(separator: ", ") + "\n"
        }
        return text
    }
}

/// Quotes as rows.
enum QuoteTable {
    /// What the lines say, each thing once.
    private static func notes(_ lines: [QuoteLine]) -> String {
        var said: [String] = []
        for note in lines.compactMap(\.note) where !said.contains(note) { said.append(note) }
        return said.joined(separator: "; ")
    }

    static func table(_ results: [CheapestAnswer.Result], of workload: Workload) -> TextTable {
        let isMedia = !workload.mediaQuantities.isEmpty
        let rates: [TextTable.Column] =
            isMedia
            ? [.init(title: "RATES")]
            : [
                .init(title: "IN/1M", alignment: .right), .init(title: "OUT/1M", alignment: .right),
                .init(title: "CONTEXT", alignment: .right),
            ]
        var table = TextTable(
            [
                .init(title: "#", alignment: .right), .init(title: "OFFER"), .init(title: "MODEL"),
                .init(title: "COST USD", alignment: .right),
            ] + rates + [
                .init(title: "TRUST", isQuiet: true), .init(title: "SEEN", isQuiet: true),
                .init(title: "NOTES", isQuiet: true),
            ])
        for (rank, result) in results.enumerated() {
            let lines = result.quote.lines
            table.add(
                [
                    "\(rank + 1)", result.offer.id.rawValue, result.offer.model?.rawValue ?? "-",
                    result.quote.landed.description,
                ] + (isMedia ? [allRates(lines)] : tokenRates(result)) + [
                    result.evidence.confidence.name,
                    result.evidence.confirmedAt.map { String($0.description.prefix(10)) } ?? "-", notes(lines),
                ])
        }
        return table
    }

    /// The price of a million tokens in and out, and the context.
    private static func tokenRates(_ result: CheapestAnswer.Result) -> [String] {
        func rate(_ component: Component) -> String {
            result.quote.lines.first { $0.component == component && $0.unit == .token }
                .map { $0.amount.text(per: 1_000_000) } ?? "-"
        }
        let context = result.offer.limits[.context] ?? result.offer.limits[.input]
        return [rate(.inputText), rate(.outputText), context.map { "\($0)" } ?? "-"]
    }

    /// What each line is charged at: `0.042/image`.
    private static func allRates(_ lines: [QuoteLine]) -> String {
        lines.filter { $0.ladder != nil }.map { line in
            let rate = line.amount.text(per: line.unit.per)
            return rate + (line.unit.per == 1 ? "/\(line.unit)" : " per \(line.unit.per) \(line.unit)")
        }.joined(separator: " + ")
    }
}
