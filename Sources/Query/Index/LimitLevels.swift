/// For each power of two, the offers with a limit of at least that much.
///
/// A question asks for any number of tokens; offers far above it are told from the others in one step.
struct LimitLevels: Sendable {
    /// At 0 the known limits, at n those of 2^(n-1) tokens and more, at last none.
    private var levels: [OfferSet]
    private var unknown: OfferSet

    /// Sorts offers by their limits, where a negative number is an unknown one.
    init(_ limits: [Int64]) {
        let none = OfferSet(count: limits.count)
        levels = [none, none]
        unknown = none
        for (offer, limit) in limits.enumerated() {
            guard limit >= 0 else {
                unknown.insert(offer)
                continue
            }
            let level = Int64.bitWidth - limit.leadingZeroBitCount
            while levels.count <= level + 1 { levels.append(none) }
            levels[level].insert(offer)
        }
        for level in levels.indices.dropLast().reversed() { levels[level].formUnion(levels[level + 1]) }
    }

    /// Offers whose limit is at least that many tokens, though not all of them.
    func offers(surelyAtLeast tokens: Int64, orUnknown: Bool) -> OfferSet {
        let level = tokens <= 0 ? 0 : Int64.bitWidth - (tokens - 1).leadingZeroBitCount + 1
        let known = levels[min(level, levels.count - 1)]
        return orUnknown ? known.union(unknown) : known
    }
}
