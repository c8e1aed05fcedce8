package import JSON

extension Modifier {
    /// The JSON object that the vocabulary describes.
    package var json: String {
        var json = JSONWriter()
        json.object { json in
            json.member("kind", kind.rawValue)
            switch self {
            case .multiplier(let factor, let when):
                json.member("factor", factor)
                json.member("components", ["*"])
                json.key("when")
                when.write(to: &json)
            case .discount(let off):
                json.member("off", off)
                json.member("included", true)
            case .allowance(let component, let quantity, let period, let group):
                json.member("component", component.name)
                json.member("quantity", String(quantity))
                json.member("per", period)
                if let group { json.member("group", group) }
            case .count(let component, let by):
                json.member("component", component.name)
                json.member("by", by)
            case .minimum(let component, let quantity):
                json.member("component", component.name)
                json.member("quantity", String(quantity))
                json.member("per", "request")
            case .minimumCost(let component, let amount):
                json.member("component", component.name)
                json.member("amount", amount)
                json.member("per", "request")
            case .rounding(let component, let unit, let to):
                json.member("component", component.name)
                json.member("unit", unit.name)
                json.member("to", to)
                json.member("mode", "up")
            }
        }
        return json.text
    }

    /// Reads the JSON object that ``json`` is; nil for anything else.
    package init?(_ node: JSONNode) {
        func text(_ key: String) -> String? { node[key]?.string }
        let component = text("component").flatMap { Component(name: $0) }
        let quantity = text("quantity").flatMap { Int64($0) }
        switch text("kind").flatMap({ SkipReason(rawValue: $0) }) {
        case .multiplier:
            guard let factor = text("factor"), let when = node["when"].flatMap({ Conditions($0) }) else { return nil }
            self = .multiplier(factor: factor, when: when)
        case .discount:
            guard let off = text("off") else { return nil }
            self = .discount(off: off)
        case .allowance:
            guard let component, let quantity, let period = text("per") else { return nil }
            self = .allowance(component: component, quantity: quantity, period: period, group: text("group"))
        case .count:
            guard let component, let by = text("by") else { return nil }
            self = .count(component: component, by: by)
        case .minimum:
            guard let component else { return nil }
            if let amount = text("amount") {
                self = .minimumCost(component: component, amount: amount)
            } else if let quantity {
                self = .minimum(component: component, quantity: quantity)
            } else {
                return nil
            }
        case .rounding:
            guard let component, let unit = text("unit").flatMap({ PriceUnit(name: $0) }), let to = text("to") else {
                return nil
            }
            self = .rounding(component: component, unit: unit, to: to)
        default: return nil
        }
    }

    /// Reads the text that ``json`` is; nil if it is none.
    package init?(json text: String) {
        guard let node = try? JSONReader.read(Array(text.utf8)) else { return nil }
        self.init(node)
    }
}
