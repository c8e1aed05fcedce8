import Tariff

/// The rates of one slot as questions in the same circumstances see them, each term with how it fits.
///
/// A class, because many questions share it and handing it on must not count a reference to every part.
final class RateSource: Sendable {
    /// The rates.
    let rates: SlotRates
    /// The offers with a rate that fits.
    let priced: OfferSet
    /// How each term fits.
    private let fits: [UInt8]
    /// The offers whose one rate that matters is under a term that fits.
    private let sole: OfferSet

    /// Sees the rates of a slot.
    ///
    /// - Parameters:
    ///   - rates: the rates.
    ///   - fits: how each rate term fits, as ``PlainTerm/fit(_:)`` told.
    ///   - isStandard: whether it is the standard tier that is asked for, in which most offers have nothing to choose.
    init(_ rates: SlotRates, fits: [UInt8], isStandard: Bool) {
        self.rates = rates
        self.fits = fits
        let soleFits = isStandard && rates.sole.term.map { fits[$0] != PlainTerm.Fit.no } ?? false
        sole = soleFits ? rates.sole.offers : OfferSet(count: rates.sole.amounts.count)
        priced = rates.termSets.priced(fitting: fits)
    }

    /// What an offer charges per unit, in femto-dollars; nil where it has no rate that fits.
    func amount(of offer: Int) -> Int64? {
        if sole.contains(offer) { return rates.sole.amounts[offer] }
        return priced.contains(offer) ? rates.column.withRates(fitting: fits) { $0.amount(of: offer) } : nil
    }

    /// Hands out the amounts by offer, and the offers that are charged theirs whatever the other rates are.
    @inline(__always)
    func withSoleAmounts(_ body: (UnsafeBufferPointer<Int64>, UnsafeBufferPointer<UInt64>) -> Void) {
        rates.sole.amounts.withUnsafeBufferPointer { amounts in
            sole.words.withUnsafeBufferPointer { body(amounts, $0) }
        }
    }
}
