import Pipeline
import Tariff

extension RefreshSummary {
    /// The sources as a table.
    var table: TextTable {
        var table = TextTable([
            .init(title: "SOURCE", isKey: true), .init(title: "STATUS", isKey: true),
            .init(title: "CLAIMS", alignment: .right),
            .init(title: "NEW", alignment: .right), .init(title: "CHANGED", alignment: .right),
            .init(title: "CLOSED", alignment: .right), .init(title: "SKIPPED", alignment: .right),
            .init(title: "MS", alignment: .right, isQuiet: true), .init(title: "NOTES", isQuiet: true),
        ])
        for outcome in outcomes {
            let counts = outcome.diagnosticCounts.map { "\($0.count) \($0.code)" }.joined(separator: ", ")
            table.add([
                outcome.source.rawValue, outcome.status.rawValue, "\(outcome.claims)", "\(outcome.new)",
                "\(outcome.changed)", "\(outcome.closed)", "\(outcome.skipped)", "\(outcome.milliseconds)", counts,
            ])
        }
        return table
    }

    /// The summary as a table with a closing line.
    func text() -> String {
        guard let catalog else { return table.text() }
        return table.text()
            + "\ncatalog \(catalog.version.prefix(12)) (sequence \(catalog.sequence)): \(catalog.offers) offers of "
            + "\(catalog.models) models by \(catalog.providers) providers, \(catalog.priced) priced\n"
            + movesText
    }

    /// The largest changes as the end of the summary; empty if no price changed.
    private var movesText: String {
        guard !moves.isEmpty else { return "" }
        var table = TextTable([
            .init(title: "OFFER", isKey: true), .init(title: "PRICE"), .init(title: "OLD", alignment: .right),
            .init(title: "NEW", alignment: .right), .init(title: "PER"), .init(title: "CHANGE", alignment: .right),
            .init(title: "CONDITIONS", isQuiet: true),
        ])
        for move in moves {
            let rate = move.before
            let per = rate.unit.per == 1 ? rate.unit.name : "\(rate.unit.per) \(rate.unit.name)"
            table.add([
                move.offer.rawValue, rate.component.name, rate.amount.text(per: rate.unit.per),
                move.after.text(per: rate.unit.per), "\(rate.currency.rawValue)/\(per)",
                move.percent.map { $0 > 0 ? "+\($0)%" : "\($0)%" } ?? "-", rate.conditions.phrase,
            ])
        }
        return "\nlargest moves\n" + table.text()
    }
}
