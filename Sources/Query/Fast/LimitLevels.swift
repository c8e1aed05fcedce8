/// For each of many limits, the offers with a limit of at least that much.
///
/// A question asks for any number of tokens. In a catalog of usual size every limit that occurs is a level, so that the
/// offers below what is asked for are told by two of these sets; in a very large one the few between two levels are
/// looked at one by one.
struct LimitLevels: Sendable {
    /// The limits by offer; a negative number is an unknown one.
    private let limits: [Int64]
    /// Limits that occur, in order, the least among them.
    private let levels: [Int64]
    /// For each of ``levels`` the offers with at least that much.
    private let reaching: [OfferSet]
    /// Whether every limit that occurs is a level.
    private let isComplete: Bool
    /// The offers with a known limit.
    private let known: OfferSet
    /// The offers without.
    let unknown: OfferSet
    private let none: OfferSet

    private static let mostWords = 1 << 18
    private static let leastLevels = 16

    /// Sorts offers by their limits, where a negative number is an unknown one.
    ///
    /// - Parameters:
    ///   - limits: the limits by offer.
    ///   - mostWords: how many words of memory the sets take at most, but for the least number of levels.
    init(_ limits: [Int64], mostWords: Int = LimitLevels.mostWords) {
        self.limits = limits
        let none = OfferSet(count: limits.count)
        let distinct = Set(limits).filter { $0 >= 0 }.sorted()
        let most = max(Self.leastLevels, mostWords / max(1, none.words.count))
        isComplete = distinct.count <= most
        let levels = isComplete ? distinct : (0..<most).map { distinct[$0 * distinct.count / most] }
        var reaching = [OfferSet](repeating: none, count: levels.count)
        var unknown = none
        for (offer, limit) in limits.enumerated() {
            let level = Self.place(of: limit + 1, in: levels) - 1
            if level >= 0 { reaching[level].insert(offer) } else { unknown.insert(offer) }
        }
        for level in reaching.indices.dropLast().reversed() { reaching[level].formUnion(reaching[level + 1]) }
        (self.levels, self.reaching, self.unknown, self.none) = (levels, reaching, unknown, none)
        known = reaching.first ?? none
    }

    /// Takes out the offers whose limit is known to be less than that many tokens.
    ///
    /// - Parameters:
    ///   - tokens: how many tokens are needed.
    ///   - offers: what the offers are taken out of.
    ///   - some: the only ones that are taken out; nil means all.
    func removeBelow(_ tokens: Int64, from offers: inout OfferSet, among some: OfferSet? = nil) {
        let place = Self.place(of: tokens, in: levels)
        guard place > 0 else { return }
        var enough: [Int] = []
        if !isComplete {
            // Between two levels.
            offers.intersection(reaching[place - 1]).forEach { offer in
                if limits[offer] >= tokens { enough.append(offer) }
                return true
            }
        }
        let reaching = place < levels.count ? reaching[place] : none
        if let some {
            offers.subtract(known, and: some, unlessIn: reaching)
        } else {
            offers.subtract(known, unlessIn: reaching)
        }
        for offer in enough { offers.insert(offer) }
    }

    /// The place of the first level that is not less than a number of tokens.
    private static func place(of tokens: Int64, in levels: [Int64]) -> Int {
        levels.countBefore { $0 < tokens }
    }
}
