import Tariff

/// The rates of one slot as a question sees them, each term with how it fits.
///
/// A class, because handing it on must not count a reference to every array of a column.
final class RateSource {
    /// The slot of the rates.
    let slot: RateSlot
    /// The least rate of each group of the ``PriceOrder``, whether it fits or not.
    let floors: [Int64]
    private let column: RateColumn
    private let fits: [UInt8]
    private let termSets: RateTermSets
    /// The rates that need no choosing; nil where their term does not fit.
    private let sole: SoleRates?
    /// The offers with rates between which the question chooses.
    private let others: OfferSet

    init(_ slot: RateSlot, of index: CatalogIndex, fits: [UInt8], isStandard: Bool) {
        self.slot = slot
        floors = index.priceOrder.floors(of: slot)
        column = index.rates[slot.rawValue]
        self.fits = fits
        termSets = index.termSets[slot.rawValue]
        let sole = index.soleRates[slot.rawValue]
        others = isStandard ? sole.others : sole.priced
        self.sole = isStandard && sole.term.map { fits[$0] != PlainTerm.Fit.no } ?? false ? sole : nil
    }

    /// Those of some offers that have no rate that fits.
    func lacking(among candidates: OfferSet) -> OfferSet { termSets.lacking(among: candidates, fitting: fits) }

    /// What an offer charges per unit, in femto-dollars; nil where it has no rate that fits.
    @inline(__always)
    func amount(of offer: Int) -> Int64? {
        if let sole, sole.offers.contains(offer) { return sole.amounts[offer] }
        guard others.contains(offer) else { return nil }
        return column.withRates(fitting: fits) { $0.amount(of: offer) }
    }
}
