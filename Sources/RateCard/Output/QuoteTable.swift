import Query
import Tariff

/// Formats quotes as rows of a table.
enum QuoteTable {
    /// The distinct notes of the lines.
    private static func notes(_ lines: [QuoteLine]) -> String {
        var notes: [String] = []
        for note in lines.compactMap(\.note) where !notes.contains(note) { notes.append(note) }
        return notes.joined(separator: "; ")
    }

    /// The rate of a component per million tokens, or nil if the quote has no such line.
    static func rate(_ component: Component, in lines: [QuoteLine]) -> String? {
        lines.first { $0.component == component && $0.unit == .token }.map { $0.amount.text(per: 1_000_000) }
    }

    /// All details of quotes for spreadsheets, with separate list and landed costs.
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

    /// The prices of a million input and output tokens, and the context.
    private static func tokenRates(_ result: CheapestAnswer.Result) -> [String] {
        let (lines, limits) = (result.quote.lines, result.offer.limits)
        let context = limits[.context] ?? limits[.input]
        return [
            rate(.inputText, in: lines) ?? "-", rate(.outputText, in: lines) ?? "-", context.map { "\($0)" } ?? "-",
        ]
    }

    /// The rates of all lines, such as `0.042/image`.
    private static func allRates(_ lines: [QuoteLine]) -> String {
        lines.filter { $0.ladder != nil }.map { line in
            let rate = line.amount.text(per: line.unit.per)
            return rate + (line.unit.per == 1 ? "/\(line.unit)" : " per \(line.unit.per) \(line.unit)")
        }.joined(separator: " + ")
    }
}
