/// Offers as their own claims decide them, before any has a model: a name means what it means among all offers.
package struct DecidedOffers: Sendable {
    /// The offers, by their ids.
    var offers: [Offer] = []
    /// For an offer that is another name, the id of which it is one.
    var aliases: [OfferID: String] = [:]
    /// The findings of the decision that a person should see.
    var diagnostics: [Diagnostic] = []
}
