/// One line of a quote: a quantity of a component at a rate.
package struct QuoteLine: Sendable, Hashable {
    /// The component that is charged for.
    package var component: Component
    /// The unit in which the component is counted.
    package var unit: PriceUnit
    /// The number of units for all requests, in 10^-15 of a unit so that printed fractions are exact.
    package var quantity: Cost
    /// The price of one unit, including multipliers.
    package var amount: Amount
    /// The currency of ``amount`` and ``cost``.
    package var currency: Currency
    /// The exact cost for all requests.
    package var cost: Cost
    /// The conditions of the rate that was chosen.
    package var conditions: Conditions
    /// The note for the reader: a stand-in, a fallback, a multiplier, a contradiction.
    package var note: String?
    /// The index of the ladder of the rate, or nil if no rate bills the line.
    package var ladder: Int?

    /// Creates a line.
    package init(
        component: Component, unit: PriceUnit, quantity: Cost, amount: Amount, currency: Currency = .usd, cost: Cost,
        conditions: Conditions = .none, note: String? = nil, ladder: Int? = nil
    ) {
        self.component = component
        self.unit = unit
        self.quantity = quantity
        self.amount = amount
        self.currency = currency
        self.cost = cost
        self.conditions = conditions
        self.note = note
        self.ladder = ladder
    }

    /// Returns the line with another number of whole units, which are billed as stated.
    package func counting(_ count: Int64) -> QuoteLine {
        var line = self
        line.quantity = Cost(units: count)
        line.cost = amount * count
        return line
    }
}
