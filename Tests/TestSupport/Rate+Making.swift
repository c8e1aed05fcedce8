package import Tariff

extension Rate {
    /// A rate from the number as a document prints it, per single unit unless a factor is said.
    ///
    /// The closure sets the keys of its conditions. A text that is no price is thrown as ``AmountError``.
    package static func stated(
        _ printed: String, _ component: Component, _ unit: PriceUnit = .token, factor: UnitFactor = .one,
        currency: Currency = .usd, when set: (inout Conditions) -> Void = { _ in }
    ) throws(AmountError) -> Rate {
        Rate(component, unit, try Amount(printed, factor: factor), currency: currency, conditions: .when(set))
    }
}
