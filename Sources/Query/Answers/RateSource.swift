import Tariff

/// The rates of one slot as a question sees them, each term with how it fits.
struct RateSource {
    /// The rates.
    let rates: SlotRates
    /// How each term fits.
    private let fits: TermFits
    /// Whether the rates that need no choosing fit.
    private let usesSole: Bool
    /// Whether only the standard tier is asked for, in which most offers have nothing to choose.
    private let isStandard: Bool

    init(_ slot: RateSlot, of index: CatalogIndex, fits: TermFits, isStandard: Bool) {
        rates = index.slots[slot.rawValue]
        self.fits = fits
        self.isStandard = isStandard
        usesSole = isStandard && rates.sole.term.map { fits.fit($0) } ?? false
    }

    /// Leaves those of some offers that have no rate that fits.
    func removePriced(from candidates: inout OfferSet) {
        rates.termSets.removePriced(from: &candidates, fitting: fits)
    }

    /// What an offer charges per unit, in femto-dollars; nil where it has no rate that fits.
    @inline(__always)
    func amount(of offer: Int) -> Int64? {
        if usesSole, rates.sole.offers.contains(offer) { return rates.sole.amounts[offer] }
        // The rates between which the question chooses.
        let mayChoose = isStandard ? rates.sole.others.contains(offer) : rates.sole.priced.contains(offer)
        return mayChoose ? rates.column.withRates(fitting: fits.fits) { $0.amount(of: offer) } : nil
    }
}
