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
    /// When the rate applies.
    package var conditions: Conditions

    /// Makes a rate.
    package init(
        _ component: Component, _ unit: PriceUnit, _ amount: Amount, currency: Currency = .usd,
        conditions: Conditions = .none
    ) {
        self.component = component
        self.unit = unit
        self.amount = amount
        self.currency = currency
        self.conditions = conditions
    }
}
