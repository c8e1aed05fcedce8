import Tariff

/// One line of a bill before it is known which offer it is for: a quantity, and the rates that may price it.
struct Charge {
    /// A rate that may price the quantity, with how each term fits the question.
    ///
    /// A class, because handing it on must not count a reference to every array of a column.
    final class Source {
        let column: RateColumn
        let fits: [UInt8]
        /// The rates that need no choosing; nil where their term does not fit.
        let sole: SoleRates?
        /// The offers with rates between which the question chooses.
        let others: OfferSet

        init(_ slot: RateSlot, of index: CatalogIndex, fits: [UInt8], isStandard: Bool) {
            column = index.rates[slot.rawValue]
            self.fits = fits
            let sole = index.soleRates[slot.rawValue]
            others = isStandard ? sole.others : sole.priced
            self.sole = isStandard && sole.term.map { fits[$0] != PlainTerm.Fit.no } ?? false ? sole : nil
        }
    }

    /// How many units for all requests.
    let quantity: Int64
    /// The offers that are charged; nil means all.
    let offers: OfferSet?
    /// The first of these that an offer has prices the quantity.
    let sources: [Source]
    /// What an offer lacks that has none of them.
    let missing: Component

    init(_ quantity: Int64, of offers: OfferSet? = nil, at sources: [Source], missing: Component) {
        self.quantity = quantity
        self.offers = offers
        self.sources = sources
        self.missing = missing
    }
}
