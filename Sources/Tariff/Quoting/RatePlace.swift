/// The position of the rate of a component that applies in a situation, with a note for the reader.
///
/// It does not contain the rate itself because a copy of the rate's conditions retains two dozen references.
struct RatePlace {
    /// The index of the ladder.
    var ladder: Int
    /// The index of the step.
    var step: Int
    /// A description of a contradiction or a fallback.
    var note: String?
    /// True if only keys that the question leaves open prevent the rate from fitting.
    var isFallback = false

    /// Chooses a rate from the ladders of an offer (`docs/prices-and-units.md`, section 3, choice and fallback).
    ///
    /// The rate with the most keys wins. Among rates with the same number of keys, the one nearest to the requested size
    /// and quality wins, then the one with the larger amount, so that a quote is never too low. If only keys that the
    /// question leaves open prevent every rate from fitting, the cheapest of those rates is used.
    ///
    /// - Returns: The position of the rate, or nil if no rate in the currency applies.
    static func choose(
        _ component: Component, _ unit: PriceUnit, currency: Currency, in ladders: [Ladder], situation: Situation
    ) -> RatePlace? {
        var best: Candidate?
        var bestKeys = -1
        var bestDistance = MediaDistance.none
        let listed = ListedSizes(component, unit, currency, in: ladders, at: situation.at)
        var tied: Amount?
        var fallback: Candidate?
        // Ladders and steps are read in place because a copy of either retains a dozen references.
        for index in ladders.indices
        where ladders[index].key.component == component && ladders[index].key.unit == unit
            && ladders[index].key.currency == currency
        {
            for step in ladders[index].steps.indices
            where ladders[index].steps[step].effective.contains(situation.at) {
                var fit = ladders[index].steps[step].rate.conditions.fit(situation, of: component)
                if fit == .no { continue }
                var distance = MediaDistance.none
                if let listed {
                    let conditions = ladders[index].steps[step].rate.conditions
                    fit = min(fit, listed.fit(conditions, situation.media))
                    if fit == .no { continue }
                    distance = MediaDistance(conditions, from: situation.media)
                }
                let place = Candidate(ladder: index, step: step, amount: ladders[index].steps[step].rate.amount)
                if fit == .unstated {
                    if fallback.map({ place.amount < $0.amount }) ?? true { fallback = place }
                    continue
                }
                let keys = ladders[index].steps[step].rate.conditionCount
                if keys > bestKeys || keys == bestKeys && distance < bestDistance {
                    (best, bestKeys, bestDistance, tied) = (place, keys, distance, nil)
                } else if keys == bestKeys, distance == bestDistance, let other = best, other.amount != place.amount {
                    if place.amount > other.amount {
                        (best, tied) = (place, other.amount)
                    } else {
                        tied = max(tied ?? place.amount, place.amount)
                    }
                }
            }
        }
        if let best {
            let note = tied.map { tied in
                "two prices apply equally, \(best.amount.text(per: unit.per)) and "
                    + "\(tied.text(per: unit.per)) per \(unit.per): the larger is used"
            }
            return RatePlace(ladder: best.ladder, step: best.step, note: note)
        }
        guard let fallback else { return nil }
        let conditions = ladders[fallback.ladder].steps[fallback.step].rate.conditions
        return RatePlace(
            ladder: fallback.ladder, step: fallback.step,
            note: "priced only under \(conditions.json): the cheapest of these is used", isFallback: true)
    }

    /// The position and the amount of a rate.
    private struct Candidate {
        var ladder: Int
        var step: Int
        var amount: Amount
    }
}
