package import Tariff

extension Quote {
    /// Adds the cost with its lines.
    package func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("currency", (lines.first?.currency ?? .usd).rawValue)
            json.member("list", list)
            json.member("landed", landed)
            json.key("lines")
            json.array(count: lines.count) { QuoteLine.write(lines, $1, to: &$0) }
            json.key("fees")
            json.array { _ in }
            json.key("exchange")
            json.null()
        }
    }
}

extension QuoteLine {
    /// Adds one of some lines; the amount is told per million tokens, thousand requests and so on.
    ///
    /// The line is looked at where it stands: a copy would count two dozen references.
    fileprivate static func write(_ lines: [QuoteLine], _ place: Int, to json: inout JSONWriter) {
        let unit = lines[place].unit
        json.object { json in
            json.member("component", lines[place].component.name)
            json.member("unit", unit.name)
            json.member("quantity", lines[place].quantity)
            json.member("per", unit.per)
            json.member("amount", lines[place].amount * unit.per)
            json.member("currency", lines[place].currency.rawValue)
            json.member("cost", lines[place].cost)
            json.key("conditions")
            lines[place].conditions.write(to: &json)
            json.member("note", lines[place].note)
        }
    }
}
