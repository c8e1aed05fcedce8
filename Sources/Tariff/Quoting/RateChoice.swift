/// The rate of a component that applies in a situation, with what the reader must know about it.
package struct RateChoice: Sendable, Hashable {
    /// The rate.
    package var rate: Rate
    /// Which ladder of the offer it stands in.
    package var ladder: Int
    /// A contradiction or a fallback, in words.
    package var note: String?
    /// Whether the rate holds but for keys that the question left open.
    package var isFallback = false

    /// Chooses among the ladders of an offer (`docs/prices-and-units.md`, section 3, choice and fallback).
    ///
    /// The most keys win; at equal number what is nearest to the size and quality asked for, then the larger
    /// amount, so that a quote is never too low. When nothing fits but for keys that the question left open,
    /// the cheapest of those is used.
    ///
    /// - Returns: nil when no rate in that currency applies.
    package static func choose(
        _ component: Component, _ unit: PriceUnit, currency: Currency, in ladders: [Ladder], situation: Situation
    ) -> RateChoice? {
        var best: RateChoice?
        var bestKeys = -1
        var bestDistance = MediaDistance.none
        let listed = ListedSizes(component, unit, currency, in: ladders, at: situation.at)
        var tied: Rate?
        var fallback: RateChoice?
        // Ladders and steps are looked at where they stand: a copy of either would count a dozen references.
        for index in ladders.indices where ladders[index].isOf(component, unit, currency) {
            for step in ladders[index].steps.indices
            where ladders[index].steps[step].effective.contains(situation.at) {
                var fit = ladders[index].steps[step].rate.conditions.fit(situation, of: component)
                if fit == .no { continue }
                let rate = ladders[index].steps[step].rate
                var distance = MediaDistance.none
                if let listed {
                    fit = min(fit, listed.fit(rate.conditions, situation.media))
                    if fit == .no { continue }
                    distance = MediaDistance(rate.conditions, from: situation.media)
                }
                if fit == .unstated {
                    if let other = fallback, other.rate.amount <= rate.amount { continue }
                    fallback = RateChoice(rate: rate, ladder: index, isFallback: true)
                    continue
                }
                let keys = rate.conditions.count
                if keys > bestKeys || keys == bestKeys && distance < bestDistance {
                    (best, bestKeys, tied) = (RateChoice(rate: rate, ladder: index), keys, nil)
                    bestDistance = distance
                } else if keys == bestKeys, distance == bestDistance, let other = best?.rate,
                    other.amount != rate.amount
                {
                    if rate.amount > other.amount {
                        best = RateChoice(rate: rate, ladder: index)
                        tied = other
                    } else if tied.map({ $0.amount < rate.amount }) ?? true {
                        tied = rate
                    }
                }
            }
        }
        if var best {
            if let tied {
                best.note =
                    "two prices apply equally, \(best.rate.amount.text(per: unit.per)) and "
                    + "\(tied.amount.text(per: unit.per)) per \(unit.per): the larger is used"
            }
            return best
        }
        guard var fallback else { return nil }
        fallback.note = "priced only under \(fallback.rate.conditions.json): the cheapest of these is used"
        return fallback
    }
}
