/// The billed part of a quantity of one request, in the unit of the rate that prices it.
///
/// It already includes the seller's modifiers: a quantity counted once, an allowance, rounding, and minimums
/// (`docs/prices-and-units.md`, section 4).
struct BilledQuantity {
    /// The billed number of parts of a unit.
    private(set) var count: Int64
    /// The number of parts in one unit, such as a million pixels in a megapixel.
    let parts: Int64
    /// True if more is billed than the question states.
    private var isRaised = false
    /// The minimum charge of a request.
    private var leastCost = Amount.zero
    /// The note for the reader.
    private(set) var note: String?

    /// Creates the billed quantity, or returns nil if the number overflows.
    ///
    /// - Parameters:
    ///   - stated: The number of tokens, images, seconds or other units that the request states.
    ///   - component: The component that is charged for.
    ///   - unit: The unit of the rate.
    ///   - size: The size of each image.
    ///   - modifiers: The modifiers of the offer.
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

    /// Returns the cost of a number of requests, rounded once to 10^-15, or nil if it overflows.
    func cost(at amount: Amount, requests: Int64) -> Cost? {
        let (counted, isTooLarge) = count.multipliedReportingOverflow(by: requests)
        // The quantities of a question are bounded. A quantity that a modifier raises must leave room for the other lines.
        guard !isTooLarge, !isRaised || counted <= 100_000_000_000_000_000 else { return nil }
        let cost = (amount * counted).divided(by: parts)
        // A quantity of zero is never raised.
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

    /// Rounds a piece up and returns false if the result overflows.
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

    /// Raises the whole to the minimum and returns false if the result overflows.
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
