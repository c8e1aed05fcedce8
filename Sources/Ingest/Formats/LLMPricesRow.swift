import JSON
import Tariff

/// One row of llm-prices: three prices of one model with the dates between which they hold.
struct LLMPricesRow {
    /// `vendor/id@from_date`.
    let key: String
    /// What it is a price list of.
    let offer: OfferID
    /// What its id and name say.
    let name: LLMPricesName
    /// Who sells the model.
    let provider: Provider
    /// The row.
    let node: JSONNode
    /// The dates that it states; nil when they cannot be read.
    let period: EffectivePeriod?

    init(vendor: String, id: String, name: LLMPricesName, provider: Provider, node: JSONNode) {
        let from = node["from_date"]?.string ?? ""
        key = "\(vendor)/\(id)@\(from)"
        offer = OfferID(provider: provider.id, modelID: name.modelID)
        self.name = name
        self.provider = provider
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

    /// What one of its prices is charged for.
    func component(_ field: String) -> Component? {
        switch field {
        case "input": Component(name: "input.\(name.input)")
        case "output": Component(name: "output.\(name.output)")
        case "input_cached": Component(name: "input.\(name.input).cache_read")
        default: nil
        }
    }

    /// Whether it states the price, whatever it is.
    func states(_ field: String) -> Bool { node[field].map { $0 != .null } ?? false }

    /// The prices of a row.
    static let fields = ["input", "output", "input_cached"]
}
