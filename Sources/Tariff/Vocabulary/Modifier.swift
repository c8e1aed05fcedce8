/// A fact that changes a cost and is not money per unit (`docs/prices-and-units.md`, section 4).
package enum Modifier: Sendable, Hashable {
    /// Every matching rate is multiplied by `factor` (a decimal text) when the question states `when`.
    case multiplier(factor: String, when: Conditions)
    /// The stated price already has `off` (a fraction, decimal text) taken off it.
    case discount(off: String)
    /// A number of units is free per `period` (`request`, `day`, `month`), shared by `group`.
    case allowance(component: Component, quantity: Int64, period: String, group: String?)
    /// At most one of the component is charged per request, however many are made.
    case count(component: Component, by: String)
    /// A request is billed as at least that many units of the component.
    case minimum(component: Component, quantity: Int64)
    /// A request is billed at least that much money (a decimal text, in the rate's currency) for the component.
    case minimumCost(component: Component, amount: String)
    /// Each image or clip is rounded up to a multiple of `to` (a decimal text) of the unit.
    case rounding(component: Component, unit: PriceUnit, to: String)

    /// The name of this kind, which is also the reason under which it is listed as skipped.
    package var kind: SkipReason {
        switch self {
        case .multiplier: .multiplier
        case .discount: .discount
        case .allowance: .allowance
        case .count: .count
        case .minimum, .minimumCost: .minimum
        case .rounding: .rounding
        }
    }

    /// The component whose quantity it changes; nil for what changes a rate.
    package var component: Component? {
        switch self {
        case .multiplier, .discount: nil
        case .allowance(let component, _, _, _), .count(let component, _), .minimum(let component, _),
            .minimumCost(let component, _), .rounding(let component, _, _):
            component
        }
    }
}
