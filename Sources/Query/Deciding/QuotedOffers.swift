import Tariff

/// Offers that are quoted on one workload, cheapest first, and the offers that cannot be quoted.
struct QuotedOffers {
    /// The offers with their quotes, by list cost, then by id.
    private(set) var quoted: [(offer: SharedOffer, quote: Quote)] = []
    /// The other offers with the reason, in the order in which they came.
    private(set) var excluded: [(offer: SharedOffer, reason: ExclusionReason)] = []

    /// Quotes offers and sorts them.
    ///
    /// - Parameters:
    ///   - offers: The offers.
    ///   - basis: The cost by which they are sorted before their list cost.
    ///   - quote: Returns the quote of an offer, or throws the reason why it has none.
    init(
        _ offers: some Sequence<SharedOffer>, by basis: Policy.Basis = .list,
        quote: (Offer) throws(ExclusionReason) -> Quote
    ) {
        for offer in offers {
            do throws(ExclusionReason) {
                quoted.append((offer, try quote(offer.offer)))
            } catch {
                excluded.append((offer, error))
            }
        }
        quoted.sort { left, right in
            let costs = (left.quote.cost(on: basis), right.quote.cost(on: basis))
            if costs.0 != costs.1 { return costs.0 < costs.1 }
            if left.quote.list != right.quote.list { return left.quote.list < right.quote.list }
            return left.offer.offer.id < right.offer.offer.id
        }
    }
}

extension Quote {
    /// Returns the cost by which a question ranks offers.
    func cost(on basis: Policy.Basis) -> Cost { basis == .list ? list : landed }
}
