import JSON
package import Tariff

/// A CSV table (RFC 4180) with a header and one row per published price.
package struct PriceTableFeed: Sendable {
    private let catalog: Catalog

    /// Creates the table of a catalog.
    package init(_ catalog: Catalog) {
        self.catalog = catalog
    }

    /// The headings in order.
    package static let columns = PriceColumn.all.map(\.name)

    /// The schema of the table as CSV on the Web metadata (https://www.w3.org/TR/tabular-metadata/).
    package static var schema: [UInt8] {
        var json = JSONWriter()
        json.object { json in
            json.member("@context", "http://www.w3.org/ns/csvw")
            json.member("url", "catalog.csv")
            json.member("dc:title", "Published prices")
            json.member(
                "dc:description", "All published prices of the catalog, one per row. Amounts are exact decimals.")
            json.key("tableSchema")
            json.object { json in
                json.key("columns")
                json.array(PriceColumn.all) { json, column in
                    json.object { json in
                        json.member("name", column.name)
                        json.member("titles", column.name)
                        json.member("datatype", column.type)
                        json.member("required", column.isRequired)
                        json.member("dc:description", column.meaning)
                    }
                }
            }
        }
        json.newline()
        return json.bytes
    }

    /// The table as UTF-8.
    ///
    /// Amounts are decimal texts for `per` units; `conditions` is a JSON object, or empty if there are none.
    package var csv: [UInt8] {
        var bytes = Self.row(Self.columns)
        for offer in catalog.offers {
            for ladder in offer.ladders {
                for step in ladder.steps { bytes += Self.row(Self.cells(offer, ladder, step)) }
            }
        }
        return bytes
    }

    private static func cells(_ offer: Offer, _ ladder: Ladder, _ step: Ladder.Step) -> [String] {
        let rate = step.rate
        let published = ladder.evidence.first { $0.source == ladder.source }
        return [
            offer.id.rawValue, offer.id.provider.rawValue, offer.id.providerModelID, offer.model?.rawValue ?? "",
            offer.name, offer.status.rawValue, offer.state.rawValue, rate.component.name, rate.unit.name,
            String(rate.unit.per), rate.amount.text(per: rate.unit.per), rate.currency.rawValue,
            rate.conditions == .none ? "" : rate.conditions.json, step.effective.from?.description ?? "",
            step.effective.to?.description ?? "", ladder.confidence.name, String(ladder.agree),
            ladder.source.rawValue, ladder.evidence.map(\.source.rawValue).joined(separator: " "),
            published?.observedAt.description ?? "", published?.confirmedAt.description ?? "",
        ]
    }

    private static func row(_ cells: [String]) -> [UInt8] {
        Array((cells.map(quoted).joined(separator: ",") + "\r\n").utf8)
    }

    private static func quoted(_ cell: String) -> String {
        guard cell.utf8.contains(where: { $0 == 0x2C || $0 == 0x22 || $0 == 0x0A || $0 == 0x0D }) else { return cell }
        return "\"" + cell.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }
}
