import Query
import Tariff

/// A decision as people read it.
struct CheapestTable {
    let answer: CheapestAnswer

    init(_ answer: CheapestAnswer) {
        self.answer = answer
    }

    /// The ranked offers, what they were asked for, fallbacks, and why others are left out.
    var text: String {
        var text =
            answer.results.isEmpty
            ? "Nothing qualifies.\n" : QuoteTable.table(answer.results, of: answer.question.workload).text()
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

    /// What to change in a question that nothing answers.
    var advice: String {
        guard let most = answer.excluded.max(by: { $0.count < $1.count }) else {
            return
                "No offer is in the scope of the question: loosen --models, --labs, --providers, --via or --produces."
        }
        let change =
            switch most.reason {
            case .status: "ask for more with --status"
            case .region: "leave out --region"
            case .state(.free): "let them in with --free include"
            case .state(.included): "let them in with --included include"
            case .state: "their sellers state no price"
            case .capability: "ask for less with --needs, or let the unknown in with --unknown include"
            case .modality: "ask for less with --accepts"
            case .limit: "ask for less with --context or --max-output, or a smaller workload"
            case .tier: "leave out --service-tier"
            case .rate: "leave out the quantity that they have no price for"
            case .currency: "no exchange rates are held yet"
            case .policy(let wish):
                "loosen --" + String(wish.rawValue.map { $0 == "_" ? "-" : $0 })
            }
        return "Nothing qualifies: most offers, \(most.count), are left out by \(most.reason.name); \(change)."
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

    /// What a million tokens of a component cost in a quote; nil where it has no such line.
    static func rate(_ component: Component, in lines: [QuoteLine]) -> String? {
        lines.first { $0.component == component && $0.unit == .token }.map { $0.amount.text(per: 1_000_000) }
    }

    /// Quotes for a spreadsheet: everything that a row can say, list and landed cost apart.
    static func sheet(_ results: [CheapestAnswer.Result]) -> TextTable {
        var sheet = TextTable(
            [
                "#", "OFFER", "PROVIDER", "MODEL", "STATUS", "STATE", "LIST", "LANDED", "CURRENCY", "IN/1M", "OUT/1M",
                "RATES", "CONTEXT", "MAX OUTPUT", "CONFIDENCE", "SOURCES", "AGREE", "OBSERVED AT", "CONFIRMED AT",
                "VALID UNTIL", "NOTES",
            ].map { .init(title: $0) })
        for (rank, result) in results.enumerated() {
            let (offer, quote, evidence) = (result.offer, result.quote, result.evidence)
            sheet.add([
                "\(rank + 1)", offer.id.rawValue, offer.id.provider.rawValue, offer.model?.rawValue ?? "",
                result.status.rawValue, offer.state.rawValue, quote.list.description, quote.landed.description,
                (quote.lines.first?.currency ?? .usd).rawValue, rate(.inputText, in: quote.lines) ?? "",
                rate(.outputText, in: quote.lines) ?? "", allRates(quote.lines),
                (offer.limits[.context] ?? offer.limits[.input]).map { "\($0)" } ?? "",
                offer.limits[.output].map { "\($0)" } ?? "", evidence.confidence.name, "\(evidence.claims.count)",
                "\(evidence.agree)", evidence.observedAt?.description ?? "", evidence.confirmedAt?.description ?? "",
                result.validUntil?.description ?? "", notes(quote.lines),
            ])
        }
        return sheet
    }

    /// Quotes for people.
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
                .init(title: "#", alignment: .right), .init(title: "OFFER", isKey: true),
                .init(title: "MODEL", isQuiet: true), .init(title: "COST USD", alignment: .right, isKey: true),
            ] + rates + [
                .init(title: "TRUST", isKey: true), .init(title: "SEEN", isQuiet: true),
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
        let (lines, limits) = (result.quote.lines, result.offer.limits)
        let context = limits[.context] ?? limits[.input]
        return [
            rate(.inputText, in: lines) ?? "-", rate(.outputText, in: lines) ?? "-", context.map { "\($0)" } ?? "-",
        ]
    }

    /// What each line is charged at: `0.042/image`.
    private static func allRates(_ lines: [QuoteLine]) -> String {
        lines.filter { $0.ladder != nil }.map { line in
            let rate = line.amount.text(per: line.unit.per)
            return rate + (line.unit.per == 1 ? "/\(line.unit)" : " per \(line.unit.per) \(line.unit)")
        }.joined(separator: " + ")
    }
}
