/// Offers as decided by their own claims, before they have models.
///
/// Models are assigned later because the meaning of a name depends on all offers.
package struct DecidedOffers: Sendable {
    /// The offers, in the order of their ids.
    var offers: [Offer] = []
    /// The id of the aliased offer, by the id of each offer that is an alias.
    var aliases: [OfferID: String] = [:]
    /// The diagnostics of the decisions.
    var diagnostics: [Diagnostic] = []
}
