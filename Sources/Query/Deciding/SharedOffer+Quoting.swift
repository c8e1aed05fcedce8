import Tariff

/// The questions that answers ask of an offer. They read it through its reference, so that the offer is never copied.
extension SharedOffer {
    /// Quotes a workload on the offer.
    ///
    /// - Throws: The reason why the workload has no price there.
    func quote(by quoter: borrowing Quoter) throws(Exclusion) -> Quote { try quoter.answer(offer) }

    /// Returns the evidence of the ladders that a quote uses.
    func evidence(of quote: borrowing Quote) -> QuoteEvidence { QuoteEvidence(offer.ladders, quote.ladders) }

    /// Returns the status of the offer at a moment.
    func status(at moment: Timestamp) -> OfferStatus { offer.status(at: moment) }

    /// Returns the first moment after another at which the status changes; nil if no change is announced.
    func statusChange(after moment: Timestamp) -> Timestamp? {
        let status = offer.status(at: moment)
        var first: Timestamp?
        for case let date? in [offer.deprecatedAt, offer.retiredAt]
        where date > moment && offer.status(at: date) != status {
            first = first.map { min($0, date) } ?? date
        }
        return first
    }
}
