import Query
import Tariff

/// Formats a model for people: its offers, the cheapest first.
struct ModelText {
    private let detail: ModelDetail

    init(_ detail: ModelDetail) {
        self.detail = detail
    }

    /// The model and its offers.
    var text: String {
        "\(detail.model.id)  \(detail.model.name)\n"
            + (detail.model.releasedAt.map { "released \($0.description.prefix(10))\n" } ?? "") + "\n" + table.text()
    }

    /// The offers for spreadsheets, with the reason for each offer that has no cost.
    var sheet: TextTable {
        var sheet = TextTable(
            ["OFFER", "STATUS", "STATE", "COST", "REASON", "IN/1M", "OUT/1M", "CONTEXT", "MAX OUTPUT", "MODEL RULE"]
                .map { .init(title: $0) })
        for entry in detail.offers {
            let limits = entry.offer.limits
            sheet.add([
                entry.offer.id.rawValue, entry.status.rawValue, entry.offer.state.rawValue,
                entry.quote?.list.description ?? "-", entry.reason?.name ?? "-", entry.offer.plainRate(.inputText),
                entry.offer.plainRate(.outputText), (limits[.context] ?? limits[.input]).map { "\($0)" } ?? "-",
                limits[.output].map { "\($0)" } ?? "-", entry.offer.modelRule ?? "-",
            ])
        }
        return sheet
    }

    /// The offers for people.
    private var table: TextTable {
        var table = TextTable([
            .init(title: "OFFER", isKey: true), .init(title: "STATUS"), .init(title: "STATE"),
            .init(title: "1000 IN + 500 OUT", alignment: .right, isKey: true),
            .init(title: "IN/1M", alignment: .right), .init(title: "OUT/1M", alignment: .right),
            .init(title: "RULE", isQuiet: true),
        ])
        for entry in detail.offers {
            table.add([
                entry.offer.id.rawValue, entry.status.rawValue, entry.offer.state.rawValue,
                entry.quote?.list.description ?? entry.reason?.name ?? "-", entry.offer.plainRate(.inputText),
                entry.offer.plainRate(.outputText), entry.offer.modelRule ?? "",
            ])
        }
        return table
    }
}
