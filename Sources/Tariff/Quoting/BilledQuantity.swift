/// The billed part of a quantity of one request, in the unit of the rate that prices it.
///
/// What the seller counts once, gives away with each request, rounds up or bills at least is already in it
/// (`docs/prices-and-units.md`, section 4).
struct BilledQuantity {
    /// The number of parts of a unit.
    private(set) var count: Int64
    /// The number of parts in one unit: pixels are millionths of a megapixel.
    let parts: Int64
    /// True if more is billed than the question states.
    private var isRaised = false
    /// The least money that a request is billed.
    private var leastCost = Amount.zero
    /// The note for the reader.
    private(set) var note: String?

    /// Works out what is billed; nil when the number is too large to be counted.
    ///
    /// - Parameters:
    ///   - stated: how many tokens, images, seconds and so on the request states.
    ///   - component: what is charged for.
    ///   - unit: the unit of the rate.
    ///   - size: the size of each image.
    ///   - modifiers: those of the offer.
    init?(_ stated: Int64, of component: Component, in unit: PriceUnit, size: ImageSize, _ modifiers: [Modifier]) {
        let isClip = unit == .request && (component == .outputAudio || component == .outputVideo)
        parts = unit == .megapixel ? 1_000_000 : 1
        count = stated
        let own = modifiers.isEmpty ? [] : modifiers.filter { $0.component == component }
        for modifier in own { countOnce(by: modifier) }
        for modifier in own { takeOff(modifier) }
        var pieces: Int64 = 1
        if isClip {
            tell("one clip per request")
            count = min(count, 1)
        } else if unit == .megapixel {
            tell("\(count) of \(size)")
            (pieces, count) = (count, size.pixels)
        }
        guard pieces > 0, count > 0 else {
            count = 0
            return
        }
        for modifier in own where !round(unit, by: modifier) { return nil }
        let (product, isTooLarge) = count.multipliedReportingOverflow(by: pieces)
        guard !isTooLarge else { return nil }
        count = product
        for modifier in own where !raise(by: modifier) { return nil }
    }

    /// Returns the cost for a number of requests, rounded once to 10^-15; nil if it is too large to be counted.
    func cost(at amount: Amount, requests: Int64) -> Cost? {
        let (counted, isTooLarge) = count.multipliedReportingOverflow(by: requests)
        // A question's own quantities are bounded; what a modifier raises must leave room for the other lines.
        guard !isTooLarge, !isRaised || counted <= 100_000_000_000_000_000 else { return nil }
        let cost = (amount * counted).divided(by: parts)
        // A quantity of nothing is never raised.
        return count > 0 ? max(cost, leastCost * requests) : cost
    }

    private mutating func tell(_ what: String) { note = note.map { "\($0); \(what)" } ?? what }

    private mutating func countOnce(by modifier: Modifier) {
        guard case .count = modifier, count > 1 else { return }
        count = 1
        tell("at most one is charged per request")
    }

    private mutating func takeOff(_ modifier: Modifier) {
        guard case .allowance(_, let free, "request", _) = modifier, free > 0 else { return }
        tell("\(min(count, free)) of \(count) free in each request")
        count -= min(count, free)
    }

    /// Rounds a piece up; false when that is too large to be counted.
    private mutating func round(_ unit: PriceUnit, by modifier: Modifier) -> Bool {
        guard case .rounding(_, unit, let to) = modifier, let multiple = try? Amount(to) else { return true }
        let (step, rest) = (Int128(multiple.femto) * Int128(parts)).quotientAndRemainder(dividingBy: Amount.one)
        guard step > 0, rest == 0 else { return true }
        let rounded = (Int128(count) + step - 1) / step * step
        guard rounded > count else { return true }
        tell("rounded up to \(to) \(unit)")
        (count, isRaised) = (Int64(clamping: rounded), true)
        return rounded == count
    }

    /// Raises the whole to what is billed at least; false when that is too large to be counted.
    private mutating func raise(by modifier: Modifier) -> Bool {
        switch modifier {
        case .minimum(_, let least):
            let (needed, isTooLarge) = least.multipliedReportingOverflow(by: parts)
            guard !isTooLarge else { return false }
            guard needed > count else { return true }
            tell("billed as at least \(least) per request")
            (count, isRaised) = (needed, true)
        case .minimumCost(_, let amount):
            guard let least = try? Amount(amount), least > leastCost else { return true }
            leastCost = least
            tell("at least \(amount) per request")
        default: break
        }
        return true
    }
}
