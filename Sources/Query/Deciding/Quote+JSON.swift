package import JSON
package import Tariff

extension Quote {
    /// Writes the cost with its lines.
    package func write(to json: inout JSONWriter) {
        Self.write(currency, list: list, landed: landed, to: &json) { json in
            json.array(lines) { json, line in
                json.object { json in
                    line.writeNames(to: &json)
                    json.member("quantity", line.quantity)
                    line.writeRate(to: &json)
                    json.member("cost", line.cost)
                    line.writeTerms(to: &json)
                }
            }
        }
    }

    /// Writes a cost with the lines that a closure writes.
    static func write(
        _ currency: Currency, list: Cost, landed: Cost, to json: inout JSONWriter, lines: (inout JSONWriter) -> Void
    ) {
        json.object { json in
            json.member("currency", currency.rawValue)
            json.member("list", list)
            json.member("landed", landed)
            json.key("lines")
            lines(&json)
            json.key("fees")
            json.array { _ in }
            json.key("exchange")
            json.null()
        }
    }

    /// The currency of the cost.
    var currency: Currency { lines.first?.currency ?? .usd }
}

extension QuoteLine {
    /// Writes the members before the quantity.
    func writeNames(to json: inout JSONWriter) {
        json.member("component", component.name)
        json.member("unit", unit.name)
    }

    /// Writes the members between the quantity and the cost.
    ///
    /// The amount is per million tokens, per thousand requests and so on.
    func writeRate(to json: inout JSONWriter) {
        json.member("per", unit.per)
        json.member("amount", amount * unit.per)
        json.member("currency", currency.rawValue)
    }

    /// Writes the members after the cost.
    func writeTerms(to json: inout JSONWriter) {
        json.key("conditions")
        conditions.write(to: &json)
        json.member("note", note)
    }
}
