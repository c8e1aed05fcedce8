/// The indices of the rate of a component that applies in a situation, with a note for the reader.
///
/// The rate itself is not stored, because a copy of its conditions retains two dozen references.
struct RateIndex {
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
    /// The rate with the most keys wins; at an equal number, the nearest to the requested size and quality, then the larger
    /// amount, so that a quote is never too low. If nothing fits except for keys that the question leaves open, the cheapest of
    /// those rates is used.
    ///
    /// - Returns: The indices; nil if no rate in that currency applies.
    static func choose(
        _ component: Component, _ unit: PriceUnit, currency: Currency, in ladders: [Ladder], situation: Situation
    ) -> RateIndex? {
        var choice = Choice()
        let listed = ListedSizes(component, unit, currency, in: ladders, at: situation.at)
        // Ladders and steps are read in place: a copy of either retains a dozen references.
        for ladder in ladders.indices
        where ladders[ladder].key.component == component && ladders[ladder].key.unit == unit
            && ladders[ladder].key.currency == currency
        {
            for step in ladders[ladder].steps.indices
            where ladders[ladder].steps[step].effective.contains(situation.at) {
                var fit = ladders[ladder].steps[step].rate.conditions.fit(situation, of: component)
                if fit == .no { continue }
                var candidate = Candidate(
                    ladder: ladder, step: step, amount: ladders[ladder].steps[step].rate.amount,
                    keys: ladders[ladder].steps[step].rate.conditionCount)
                if let listed {
                    let conditions = ladders[ladder].steps[step].rate.conditions
                    fit = min(fit, listed.fit(conditions, situation.media))
                    candidate.distance = MediaDistance(conditions, from: situation.media)
                }
                choice.consider(candidate, fit)
            }
        }
        return choice.index(unit, in: ladders)
    }
}

/// A rate that may apply.
private struct Candidate {
    var ladder: Int
    var step: Int
    var amount: Amount
    var keys: Int
    var distance = MediaDistance.none

    /// Returns true if it has more keys, or as many and is nearer to the requested size and quality.
    func fitsBetter(than other: Candidate) -> Bool {
        keys > other.keys || keys == other.keys && distance < other.distance
    }
}

/// The best of the rates that were considered.
private struct Choice {
    private var best: Candidate?
    /// The larger amount of the rates that apply as well as the best one and cost something else.
    private var tied: Amount?
    /// The cheapest rate that fits except for keys that the question leaves open.
    private var fallback: Candidate?

    mutating func consider(_ candidate: Candidate, _ fit: Conditions.Fit) {
        switch fit {
        case .no: break
        case .unstated: if fallback.map({ candidate.amount < $0.amount }) ?? true { fallback = candidate }
        case .yes: consider(candidate)
        }
    }

    private mutating func consider(_ candidate: Candidate) {
        guard let other = best, !candidate.fitsBetter(than: other) else {
            (best, tied) = (candidate, nil)
            return
        }
        if other.fitsBetter(than: candidate) || other.amount == candidate.amount { return }
        if candidate.amount > other.amount {
            (best, tied) = (candidate, other.amount)
        } else {
            tied = max(tied ?? candidate.amount, candidate.amount)
        }
    }

    /// Returns the indices of the best rate, or else of the fallback, with the note that it needs.
    func index(_ unit: PriceUnit, in ladders: [Ladder]) -> RateIndex? {
        if let best {
            let note = tied.map { tied in
                "two prices apply equally, \(best.amount.text(per: unit.per)) and "
                    + "\(tied.text(per: unit.per)) per \(unit.per): the larger is used"
            }
            return RateIndex(ladder: best.ladder, step: best.step, note: note)
        }
        return fallback.map { fallback in
            let conditions = ladders[fallback.ladder].steps[fallback.step].rate.conditions
            return RateIndex(
                ladder: fallback.ladder, step: fallback.step,
                note: "priced only under \(conditions.json): the cheapest of these is used", isFallback: true)
        }
    }
}
