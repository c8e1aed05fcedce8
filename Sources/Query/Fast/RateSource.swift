/// What every offer charges for one thing as questions in the same circumstances see it.
///
/// A class, because many questions share it and handing it on must not count a reference to every part.
final class RateSource: Sendable {
    /// Femto-dollars per unit by offer; only those of ``priced`` mean anything.
    let amounts: [Int64]
    /// The offers that charge something for it, or are known to charge nothing.
    let priced: OfferSet

    /// Chooses the rate of every offer.
    ///
    /// - Parameters:
    ///   - rates: the rates of one slot.
    ///   - fits: how each rate term fits, as ``PlainTerm/fit(_:)`` told.
    ///   - free: the offers that charge nothing, whatever rates they have.
    ///   - count: how many offers there are.
    init(_ rates: RateColumn, fits: [UInt8], free: OfferSet, count: Int) {
        var amounts = [Int64](repeating: 0, count: count)
        var priced = free
        rates.withRates(fitting: fits) { rates in
            for offer in amounts.indices where !free.contains(offer) {
                guard let amount = rates.amount(of: offer) else { continue }
                amounts[offer] = amount
                priced.insert(offer)
            }
        }
        (self.amounts, self.priced) = (amounts, priced)
    }

    /// What the first source knows, and of other offers the second.
    init(_ first: RateSource, else second: RateSource) {
        var amounts = second.amounts
        first.priced.forEach { offer in
            amounts[offer] = first.amounts[offer]
            return true
        }
        self.amounts = amounts
        priced = first.priced.union(second.priced)
    }
}
