/// The state of the price of an offer (`docs/prices-and-units.md`, section 5).
package enum OfferState: String, Sendable, Hashable, CaseIterable {
    /// At least one rate is above zero.
    case priced
    /// The seller gives it away and states so.
    case free
    /// Part of a plan that the caller already pays for.
    case included
    /// The router decides what is paid.
    case dynamic
    /// Nobody states a price.
    case unknown
}
