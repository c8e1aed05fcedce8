/// An exact price of one unit of one component under conditions.
package struct Rate: Sendable, Hashable {
    /// The component that is charged for.
    package var component: Component
    /// The unit in which the component is counted.
    package var unit: PriceUnit
    /// The price of one unit.
    package var amount: Amount
    /// The currency of the amount.
    package var currency: Currency
    /// The shared conditions, or nil if there are none.
    ///
    /// They are shared because conditions are large, most rates have none, and rates are copied often.
    private var stated: StatedConditions?

    /// Creates a rate.
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

    /// The conditions under which the rate applies.
    package var conditions: Conditions {
        get { stated?.conditions ?? .none }
        set { stated = StatedConditions(newValue) }
    }

    /// The number of keys in the conditions.
    var conditionCount: Int { stated?.count ?? 0 }

    /// Indicates whether the rate has any condition.
    package var hasConditions: Bool { stated != nil }

    /// Returns true if both apply under the same conditions.
    func hasConditions(of other: Rate) -> Bool { stated == other.stated }

    /// Adds the conditions to a hash.
    func hashConditions(into hasher: inout Hasher) { hasher.combine(stated) }
}

/// Conditions that are not empty, shared by the copies of a rate.
private final class StatedConditions: Sendable, Hashable {
    let conditions: Conditions
    /// The number of keys, stored because every choice among rates compares it.
    let count: Int

    /// Creates shared conditions, or returns nil if there are none.
    init?(_ conditions: Conditions) {
        guard !conditions.isEmpty else { return nil }
        self.conditions = conditions
        count = conditions.count
    }

    static func == (left: StatedConditions, right: StatedConditions) -> Bool {
        left === right || left.conditions == right.conditions
    }

    func hash(into hasher: inout Hasher) { hasher.combine(conditions) }
}
