/// The position of the rate of a component that applies in a situation, with a note for the reader.
///
/// The rate itself is not in it: its conditions count two dozen references.
struct RatePlace {
    /// The index of the ladder.
    var ladder: Int
    /// The index of the step.
    var step: Int
    /// A contradiction or a fallback, in words.
    var note: String?
    /// True if only keys that the question leaves open prevent the rate from fitting.
    var isFallback = false

    /// Chooses among the ladders of an offer (`docs/prices-and-units.md`, section 3, choice and fallback).
    ///
    /// The most keys win; at equal number what is nearest to the size and quality asked for, then the larger
    /// amount, so that a quote is never too low. When nothing fits but for keys that the question left open,
    /// the cheapest of those is used.
    ///
    /// - Returns: nil when no rate in that currency applies.
    static func choose(
        _ component: Component, _ unit: PriceUnit, currency: Currency, in ladders: [Ladder], situation: Situation
    ) -> RatePlace? {
        var best: Candidate?
        var bestKeys = -1
        var bestDistance = MediaDistance.none
        let listed = ListedSizes(component, unit, currency, in: ladders, at: situation.at)
        var tied: Amount?
        var fallback: Candidate?
        // Ladders and steps are looked at where they stand: a copy of either would count a dozen references.
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

    /// The position of a rate, and its amount.
    private struct Candidate {
        var ladder: Int
        var step: Int
        var amount: Amount
    }
}
