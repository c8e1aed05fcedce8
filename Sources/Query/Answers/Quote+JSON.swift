package import Tariff

extension Quote {
    /// Adds the cost with its lines.
    package func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("currency", (lines.first?.currency ?? .usd).rawValue)
            json.member("list", list)
            json.member("landed", landed)
            json.key("lines")
            json.array(count: lines.count) { lines[$1].write(to: &$0) }
            json.key("fees")
            json.array { _ in }
            json.key("exchange")
            json.null()
        }
    }
}

extension QuoteLine {
    /// Adds one line; the amount is told per million tokens, thousand requests and so on.
    package func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("component", component.name)
            json.member("unit", unit.name)
            json.member("quantity", quantity)
            json.member("per", unit.per)
            json.member("amount", amount * unit.per)
            json.member("currency", currency.rawValue)
            json.member("cost", cost)
            json.key("conditions")
            conditions.write(to: &json)
            json.member("note", note)
        }
    }
}
