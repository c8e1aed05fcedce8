import Tariff

/// One line of a bill before it is known which offer it is for: a quantity, and the rates that may price it.
struct Charge {
    /// A rate that may price the quantity, with how each term fits the question.
    struct Source {
        let column: RateColumn
        let fits: [UInt8]
        private let sole: SoleRates

        init(_ slot: RateSlot, of index: CatalogIndex, fits: [UInt8]) {
            column = index.rates[slot.rawValue]
            sole = index.soleRates[slot.rawValue]
            self.fits = fits
        }

        /// The rates that need no choosing, unless their term does not fit.
        var soleRates: SoleRates? { sole.term.flatMap { fits[$0] == PlainTerm.Fit.no ? nil : sole } }

        /// The offers with rates between which the question chooses.
        var others: OfferSet { sole.others }
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
