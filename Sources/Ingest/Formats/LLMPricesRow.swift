import JSON
import Tariff

/// One row of llm-prices: three prices of one model with the dates between which they apply.
struct LLMPricesRow {
    /// `vendor/id@from_date`.
    let key: String
    /// The seller, as llm-prices spells it.
    let vendor: String
    /// The meaning of its id and name.
    let name: LLMPricesName
    /// The row.
    let node: JSONNode
    /// The dates that it states; nil if they cannot be read.
    let period: EffectivePeriod?

    init(vendor: String, id: String, name: LLMPricesName, node: JSONNode) {
        let from = node["from_date"]?.string ?? ""
        key = "\(vendor)/\(id)@\(from)"
        self.name = name
        self.vendor = vendor
        self.node = node
        period = Self.period(node)
    }

    private static func period(_ node: JSONNode) -> EffectivePeriod? {
        var period = EffectivePeriod.always
        for (key, end) in [("from_date", \EffectivePeriod.from), ("to_date", \.to)] {
            guard let date = node[key], date != .null, date.string != "" else { continue }
            guard let moment = date.string.flatMap({ Timestamp($0) }) else { return nil }
            period[keyPath: end] = moment
        }
        if let from = period.from, let to = period.to, from >= to { return nil }
        return period
    }

    /// The vendor's model that the row is a price list of.
    var model: String { "\(vendor)/\(name.modelID)" }

    /// Returns the component that one of its prices is charged for.
    func component(_ field: String) -> Component? {
        switch field {
        case "input": Component(name: "input.\(name.input)")
        case "output": Component(name: "output.\(name.output)")
        case "input_cached": Component(name: "input.\(name.input).cache_read")
        default: nil
        }
    }

    /// Returns true if the row states the price, whatever it is.
    func states(_ field: String) -> Bool { node[field].map { $0 != .null } ?? false }

    /// The price fields of a row.
    static let fields = ["input", "output", "input_cached"]
}
