/// A comparison of two ladders with one key at every breakpoint of either, from a moment on.
///
/// Earlier prices are not compared because a source that states today's price does not state last year's.
struct LadderComparison {
    /// True if all amounts are exactly equal.
    let agrees: Bool
    /// True if the amounts differ by more than one percent in any situation in which both have a price.
    let differsByMoreThanOnePercent: Bool
    /// True if both have a price under the same conditions in any situation.
    let isComparable: Bool
    /// The largest difference of the right ladder from the left, in hundredths of a percent of the left amount.
    ///
    /// It is nil if no two amounts are comparable or the left amount is zero.
    let difference: Int64?

    /// Compares two ladders.
    ///
    /// - Parameters:
    ///   - left: The ladder to whose amounts differences are relative.
    ///   - right: The other ladder.
    ///   - moment: The moment from which both are known, which is the fetch time of the later of their documents.
    init(_ left: Ladder, _ right: Ladder, from moment: Timestamp) {
        if left.states(sameAs: right) {
            (agrees, differsByMoreThanOnePercent, isComparable, difference) = (true, false, true, 0)
            return
        }
        var agrees = true
        var differs = false
        var isComparable = false
        var difference: Int64?
        for situation in Self.situations(left, right, from: moment) {
            let (first, second) = (Self.amounts(of: left, in: situation), Self.amounts(of: right, in: situation))
            if first == second {
                isComparable = isComparable || !first.isEmpty
                continue
            }
            agrees = false
            for (conditions, amount) in first {
                guard let other = second[conditions] else { continue }
                isComparable = true
                if let distance = Self.distance(from: amount, to: other),
                    distance.magnitude > difference?.magnitude ?? 0
                        || (distance.magnitude == difference?.magnitude && distance > 0)
                {
                    difference = distance
                }
                let (low, high) = (min(amount, other), max(amount, other))
                if Int128(high.femto - low.femto) * 100 > Int128(low.femto) { differs = true }
            }
        }
        self.agrees = agrees
        differsByMoreThanOnePercent = differs
        self.isComparable = agrees || isComparable
        self.difference = difference ?? (agrees || isComparable && !differs ? 0 : nil)
    }

    /// Returns the difference from a published amount in hundredths of a percent, or nil if only the published amount is zero.
    ///
    /// The difference is rounded toward zero.
    private static func distance(from published: Amount, to other: Amount) -> Int64? {
        guard published.femto > 0 else { return other == published ? 0 : nil }
        let difference = Int128(other.femto) - Int128(published.femto)
        return Int64(clamping: difference * 10_000 / Int128(published.femto))
    }

    /// Returns the amounts of a ladder in a situation, by the conditions that the situation does not decide.
    private static func amounts(of ladder: Ladder, in situation: Situation) -> [Conditions: Amount] {
        var chosen: [Conditions: (keys: Int, amount: Amount)] = [:]
        for step in ladder.steps where step.effective.contains(situation.at) {
            var decided = Conditions()
            decided.promptTokens = step.rate.conditions.promptTokens
            decided.outputTokens = step.rate.conditions.outputTokens
            decided.window = step.rate.conditions.window
            guard decided.fit(situation, of: .request) == .yes else { continue }
            var rest = step.rate.conditions
            rest.promptTokens = nil
            rest.outputTokens = nil
            rest.window = nil
            let keys = step.rate.conditionCount
            if let other = chosen[rest], (other.keys, other.amount) > (keys, step.rate.amount) { continue }
            chosen[rest] = (keys, step.rate.amount)
        }
        return chosen.mapValues(\.amount)
    }

    /// Returns situations on both sides of every threshold, at the edges of every window in a week, and at every later date.
    private static func situations(_ left: Ladder, _ right: Ladder, from moment: Timestamp) -> [Situation] {
        var prompts: Set<Int64> = [0]
        var outputs: Set<Int64> = [0]
        var moments: Set<Timestamp> = [moment]
        for step in left.steps + right.steps {
            for end in [step.rate.conditions.promptTokens?.lower, step.rate.conditions.promptTokens?.upper] {
                if let end { prompts.formUnion([end.value, min(end.value, .max - 1) + 1]) }
            }
            for end in [step.rate.conditions.outputTokens?.lower, step.rate.conditions.outputTokens?.upper] {
                if let end { outputs.formUnion([end.value, min(end.value, .max - 1) + 1]) }
            }
            for window in step.rate.conditions.window ?? [] {
                for day in Int64(0)..<7 {
                    moments.formUnion(window.edges(after: moment.adding(seconds: day * 86_400)))
                }
            }
            for date in [step.effective.from, step.effective.to] {
                if let date, date > moment { moments.insert(date) }
            }
        }
        return moments.flatMap { at in
            prompts.flatMap { prompt in
                outputs.map { Situation(promptTokens: prompt, outputTokens: $0, at: at) }
            }
        }
    }
}

extension Ladder {
    /// Returns true if both have the same steps, regardless of the evidence.
    fileprivate func states(sameAs other: Ladder) -> Bool {
        steps.count == other.steps.count
            && zip(steps, other.steps).allSatisfy { $0.rate == $1.rate && $0.effective == $1.effective }
    }
}
