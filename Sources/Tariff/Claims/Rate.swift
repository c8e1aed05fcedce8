/// Exact money per one unit of one component under conditions.
package struct Rate: Sendable, Hashable {
    /// What is charged for.
    package var component: Component
    /// What it is counted in.
    package var unit: PriceUnit
    /// The price of one unit.
    package var amount: Amount
    /// The currency of the amount.
    package var currency: Currency
    /// The conditions where there are any: they are large, most rates have none, and rates are handed on often.
    private var stated: StatedConditions?

    /// Makes a rate.
    package init(
        _ component: Component, _ unit: PriceUnit, _ amount: Amount, currency: Currency = .usd,
        conditions: Conditions = .none
    ) {
        self.component = component
        self.unit = unit
        self.amount = amount
        self.currency = currency
        stated = StatedConditions(conditions)
    }

    /// When the rate applies.
    package var conditions: Conditions {
        get { stated?.conditions ?? .none }
        set { stated = StatedConditions(newValue) }
    }

    /// Whether the rate depends on anything.
    package var hasConditions: Bool { stated != nil }

    /// Whether both apply under the same conditions.
    func hasConditions(of other: Rate) -> Bool { stated == other.stated }

    /// Adds the conditions to a hash.
    func hashConditions(into hasher: inout Hasher) { hasher.combine(stated) }
}

/// Conditions that are not empty, shared by the copies of a rate.
private final class StatedConditions: Sendable, Hashable {
    let conditions: Conditions

    /// Nothing for conditions that hold always.
    init?(_ conditions: Conditions) {
        guard !conditions.isEmpty else { return nil }
        self.conditions = conditions
    }

    static func == (left: StatedConditions, right: StatedConditions) -> Bool {
        left === right || left.conditions == right.conditions
    }

    func hash(into hasher: inout Hasher) { hasher.combine(conditions) }
}
