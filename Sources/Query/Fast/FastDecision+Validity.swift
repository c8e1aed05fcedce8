import Tariff

extension FastDecision {
    /// Returns the first moment at which the answer may change by itself.
    ///
    /// ``Eligibility/nextChange(of:)`` gives it for one offer.
    ///
    /// - Parameter remaining: The candidates that were left to be priced.
    /// - Returns: The moment; nil if none is known.
    func firstChange(among remaining: OfferSet) -> Timestamp? {
        let first = firstPriceChange(among: remaining, before: firstStatusChange(among: remaining))
        return first == .max ? nil : Timestamp(seconds: first)
    }

    /// Returns the seconds of the first announced change of a status that matters; the greatest number if there is none.
    private func firstStatusChange(among remaining: OfferSet) -> Int64 {
        let requirement = shortlist.key.requirement
        return answers.timeline.changes(after: question.workload.at.seconds).first { change in
            (requirement.admits(change.before) || requirement.admits(change.after)) && meetsPreferences(change.offer)
                && (remaining.contains(change.offer) || isExcludedByStatusAlone(change.offer))
        }?.seconds ?? .max
    }

    /// Returns true if only the present status of an offer keeps it from being a candidate.
    private func isExcludedByStatusAlone(_ offer: Int) -> Bool {
        // A candidate that is left no longer fails a limit or the tier.
        shortlist.offersOfAnyStatus.contains(offer) && !shortlist.offers.contains(offer)
            && shortlist.soldInTier?.contains(offer) ?? true
            && LimitRule(question).failed(by: answers.index.offer(at: offer)) == nil
    }

    /// Returns the seconds of the first change of a rate that matters, or the limit if none comes before it.
    private func firstPriceChange(among remaining: OfferSet, before limit: Int64) -> Int64 {
        let (offers, components) = (answers.index.tables.timedOffer, answers.index.tables.timedComponent)
        let terms = answers.index.tables.timedTerm
        var first = limit
        for row in shortlist.timedRates where remaining.contains(Int(offers[row])) {
            guard let component = Component(rawValue: components[row]), question.workload.charges(component),
                meetsPreferences(Int(offers[row]))
            else { continue }
            first = min(first, answers.terms.nextChange(of: Int(terms[row]), windows))
        }
        return first
    }

    private func meetsPreferences(_ offer: Int) -> Bool {
        for preference in shortlist.preferences where !preference.offers.contains(offer) { return false }
        return true
    }
}
