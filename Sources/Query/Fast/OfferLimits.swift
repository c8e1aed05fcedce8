import Tariff

/// The limits of all offers, sorted so that the offers below a limit are found with set operations.
///
/// A class, because passing it on must not retain every set.
final class OfferLimits: Sendable {
    /// The limits of prompt and answer together.
    private let context: Levels
    /// The limits of the prompt.
    private let input: Levels
    /// The limits of the answer.
    private let output: Levels
    /// The limits that a stated context is compared with: that of the prompt where that of both is unknown.
    private let window: Levels

    init(_ columns: OfferColumns) {
        context = Levels(columns.contextLimit)
        input = Levels(columns.inputLimit)
        output = Levels(columns.outputLimit)
        window = Levels(zip(columns.contextLimit, columns.inputLimit).map { $0 >= 0 ? $0 : $1 })
    }

    /// Removes the offers whose context fails a rule, as ``LimitRule/failed(by:)`` decides it for one offer.
    func removeBelowContext(of rule: LimitRule, makesText: OfferSet, from offers: inout OfferSet) {
        input.removeBelow(rule.prompt, from: &offers)
        context.removeBelow(rule.prompt, from: &offers)
        // An offer that makes no text has no answer to fit.
        if rule.answer > 0 { context.removeBelow(rule.prompt + rule.answer, from: &offers, among: makesText) }
        guard let stated = rule.context else { return }
        window.removeBelow(stated, from: &offers)
        if !rule.unknownPasses { offers.subtract(window.unknown) }
    }

    /// Removes the offers whose answer limit fails a rule, as ``LimitRule/failed(by:)`` decides it for one offer.
    func removeBelowOutput(of rule: LimitRule, makesText: OfferSet, from offers: inout OfferSet) {
        if let stated = rule.maxOutput { output.removeBelow(stated, from: &offers) }
        if rule.answer > 0 { output.removeBelow(rule.answer, from: &offers, among: makesText) }
        if rule.maxOutput != nil, !rule.unknownPasses { offers.subtract(output.unknown) }
    }

    /// For each of many levels of one limit, the offers that reach it.
    ///
    /// A question states any number of tokens. In a catalog of usual size every limit that occurs is a level, so that two sets
    /// give the offers below any number. In a very large catalog the few offers between two levels are checked one by one.
    struct Levels: Sendable {
        /// The limits by offer; a negative number is unknown.
        private let limits: [Int64]
        /// Some of the limits that occur, in order, the least among them.
        private let levels: [Int64]
        /// For each level the offers that reach it.
        private let reaching: [OfferSet]
        /// True if every limit that occurs is a level.
        private let isComplete: Bool
        /// The offers with a known limit.
        private let known: OfferSet
        /// The offers with an unknown limit.
        let unknown: OfferSet
        private let none: OfferSet

        private static let mostWords = 1 << 18
        private static let leastLevels = 16

        /// Sorts offers by their limits.
        ///
        /// - Parameters:
        ///   - limits: The limits by offer; a negative number is unknown.
        ///   - mostWords: The memory of the sets in words, which is exceeded only for the least number of levels.
        init(_ limits: [Int64], mostWords: Int = Levels.mostWords) {
            self.limits = limits
            let none = OfferSet(count: limits.count)
            let distinct = Set(limits).filter { $0 >= 0 }.sorted()
            let most = max(Self.leastLevels, mostWords / max(1, none.words.count))
            isComplete = distinct.count <= most
            let levels = isComplete ? distinct : (0..<most).map { distinct[$0 * distinct.count / most] }
            var reaching = [OfferSet](repeating: none, count: levels.count)
            var unknown = none
            for (offer, limit) in limits.enumerated() {
                let level = levels.countBefore { $0 <= limit } - 1
                if level >= 0 { reaching[level].insert(offer) } else { unknown.insert(offer) }
            }
            for level in reaching.indices.dropLast().reversed() { reaching[level].formUnion(reaching[level + 1]) }
            (self.levels, self.reaching, self.unknown, self.none) = (levels, reaching, unknown, none)
            known = reaching.first ?? none
        }

        /// Removes the offers whose limit is known and less than a number of tokens.
        ///
        /// - Parameters:
        ///   - tokens: The number of tokens.
        ///   - offers: The offers to remove from.
        ///   - some: The only offers that are removed; nil means all.
        func removeBelow(_ tokens: Int64, from offers: inout OfferSet, among some: OfferSet? = nil) {
            let level = levels.countBefore { $0 < tokens }
            guard level > 0 else { return }
            var enough: [Int] = []
            if !isComplete {
                // The offers between two levels.
                offers.intersection(reaching[level - 1]).forEach { offer in
                    if limits[offer] >= tokens { enough.append(offer) }
                    return true
                }
            }
            let reaching = level < levels.count ? reaching[level] : none
            if let some {
                offers.subtract(known, and: some, unlessIn: reaching)
            } else {
                offers.subtract(known, unlessIn: reaching)
            }
            for offer in enough { offers.insert(offer) }
        }
    }
}
