import Tariff

/// The rates of an index by slot, with what is needed to see them as a question does.
final class RateTable: Sendable {
    /// By ``RateSlot/rawValue``.
    let rates: [RateColumn]
    /// How many offers there are.
    let offerCount: Int
    private let none: OfferSet
    /// The offers without an answer of text.
    private let silent: OfferSet
    /// The offers without a price by the request.
    private let withoutRequests: OfferSet

    init(_ rates: [RateColumn], facets: OfferFacets) {
        self.rates = rates
        offerCount = facets.count
        none = OfferSet(count: facets.count)
        silent = OfferSet.all(facets.count).subtracting(facets[.other(.makesText)])
        withoutRequests = OfferSet.all(facets.count).subtracting(facets.pricing(.request))
    }

    /// The offers that charge nothing in a slot, whatever rates they have.
    func free(in slot: RateSlot) -> OfferSet {
        if slot.isOfAnswers { return silent }
        return slot == .request ? withoutRequests : none
    }
}
