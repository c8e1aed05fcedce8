import Query
import Tariff

/// A decision as people read it.
struct CheapestTable {
    let answer: CheapestAnswer

    init(_ answer: CheapestAnswer) {
        self.answer = answer
    }

    /// The ranked offers.
    var table: TextTable { QuoteTable.table(answer.results) }

    /// The ranked offers, what they were asked for, fallbacks, and why others are left out.
    var text: String {
        var text = answer.results.isEmpty ? "Nothing qualifies.\n" : table.text()
        let workload = answer.question.workload
        text += "\nfor \(workload.inputTokens) input and \(workload.outputTokens) output tokens"
        let others: [(Int64, String)] = [
            (workload.cachedTokens, "cached"), (workload.cacheWriteTokens, "written to the cache"),
            (workload.reasoningTokens, "reasoning tokens"), (workload.searches, "searches"),
        ]
        for (quantity, what) in others where quantity > 0 { text += ", \(quantity) \(what)" }
        text += workload.requests > 1 ? ", \(workload.requests) requests\n" : ", one request\n"
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

    static func table(_ results: [CheapestAnswer.Result]) -> TextTable {
        var table = TextTable([
            .init(title: "#", alignment: .right), .init(title: "OFFER"), .init(title: "MODEL"),
            .init(title: "COST USD", alignment: .right), .init(title: "IN/1M", alignment: .right),
            .init(title: "OUT/1M", alignment: .right), .init(title: "CONTEXT", alignment: .right),
            .init(title: "TRUST", isQuiet: true), .init(title: "SEEN", isQuiet: true),
            .init(title: "NOTES", isQuiet: true),
        ])
        for (rank, result) in results.enumerated() {
            let lines = result.quote.lines
            func rate(_ component: Component) -> String {
                lines.first { $0.component == component && $0.unit == .token }.map { $0.amount.text(per: 1_000_000) }
                    ?? "-"
            }
            let context = result.offer.limits[.context] ?? result.offer.limits[.input]
            table.add([
                "\(rank + 1)", result.offer.id.rawValue, result.offer.model?.rawValue ?? "-",
                result.quote.landed.description, rate(.inputText), rate(.outputText),
                context.map { "\($0)" } ?? "-", result.evidence.confidence.name,
                result.evidence.confirmedAt.map { String($0.description.prefix(10)) } ?? "-",
                notes(lines),
            ])
        }
        return table
    }
}
