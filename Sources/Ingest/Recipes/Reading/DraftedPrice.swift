import JSON
import Tariff

/// A price that a recipe has read, before the others of its entry decide what it means.
struct DraftedPrice {
    /// The number.
    let node: JSONNode
    /// The text of the cell, in which more than the number may stand.
    let raw: String
    let field: String
    var component: Component
    var unit: PriceUnit
    var factor: UnitFactor
    let currency: Currency
    var conditions: Conditions
    let effective: EffectivePeriod
    /// The rule about two prices under equal conditions, and the number of its key.
    let twice: (rule: PriceKey.Twice, key: Int)?
    /// The lifetime of a price called cache write; nil for any other.
    let cacheWrite: CacheWrite?

    /// A price called cache write, with the lifetime that its key names.
    struct CacheWrite {
        var lifetime: CacheLifetime?
    }

    /// The amount of a single unit; nil for what is no number.
    var amount: Amount? { node.numberText.flatMap { try? Amount($0, factor: factor) } }

    /// Indicates whether the price is one of text in the prompt.
    var isInput: Bool { component == .inputText && unit == .token && cacheWrite == nil }
}
