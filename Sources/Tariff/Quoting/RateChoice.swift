/// The rate of a component that applies in a situation, with what the reader must know about it.
package struct RateChoice: Sendable, Hashable {
    /// The rate.
    package var rate: Rate
    /// Which ladder of the offer it stands in.
    package var ladder: Int
    /// A contradiction or a fallback, in words.
    package var note: String?

    /// Chooses among the ladders of an offer (`docs/prices-and-units.md`, section 3, choice and fallback).
    ///
    /// The most keys win; at equal number the larger amount, so that a quote is never too low. When
    /// nothing fits but for keys that the question left open, the cheapest of those is used.
    ///
    /// - Returns: nil when no rate in that currency applies.
    package static func choose(
        _ component: Component, _ unit: PriceUnit, currency: Currency, in ladders: [Ladder], situation: Situation
    ) -> RateChoice? {
        var best: RateChoice?
        var bestKeys = -1
        var tied: Rate?
        var fallback: RateChoice?
        for (index, ladder) in ladders.enumerated()
        where ladder.key.component == component && ladder.key.unit == unit && ladder.key.currency == currency {
            for step in ladder.steps where step.effective.contains(situation.at) {
                switch step.rate.conditions.fit(situation, of: component) {
                case .no: continue
                case .unstated:
                    if let other = fallback, other.rate.amount <= step.rate.amount { continue }
                    fallback = RateChoice(rate: step.rate, ladder: index, note: nil)
                case .yes:
                    let keys = step.rate.conditions.count
                    if keys > bestKeys {
                        (best, bestKeys, tied) = (RateChoice(rate: step.rate, ladder: index, note: nil), keys, nil)
                    } else if keys == bestKeys, let other = best?.rate, other.amount != step.rate.amount {
                        if step.rate.amount > other.amount {
                            best = RateChoice(rate: step.rate, ladder: index, note: nil)
                            tied = other
                        } else if tied.map({ $0.amount < step.rate.amount }) ?? true {
                            tied = step.rate
                        }
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
