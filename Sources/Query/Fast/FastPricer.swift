import Tariff

/// Prices the questions of one kind on ordinary offers from arrays; all other offers are left to the ``Quoter``.
///
/// Questions of one kind have the same lines on their bills. So it is computed once which offers the arrays can price, which
/// offers lack a rate, and a lower bound on the prices of each group of offers. What an offer costs is computed for each
/// question, and only for offers that may be cheap enough to be shown.
final class FastPricer: Sendable {
    /// The parts of a question, quantities aside, that select its rates.
    ///
    /// Used as a cache key.
    struct Key: Hashable {
        /// The tier of the question.
        let tier: ServiceTier
        /// The rates that the question sees.
        let rates: RateView
        /// The rates at the usual lifetime of a cache; the same object where no other lifetime matters.
        let usualRates: RateView
        /// The quantities that are stated.
        let quantities: Quantities
        /// The lifetime of a cache that tokens are written to, which notes name; nil if none are written.
        let cacheTTL: CacheLifetime?
        /// True if the stand-ins for missing rates are applied.
        let substitutesMissing: Bool

        /// Creates the key of a workload; nil if arrays cannot price it.
        ///
        /// They cannot with a region, with images, audio, video, characters or pages, or with a parameter about how images or
        /// video are made.
        ///
        /// - Parameters:
        ///   - workload: The workload.
        ///   - view: Returns the view of the rates in a situation.
        init?(_ workload: Workload, view: (Situation) -> RateView) {
            guard workload.region == nil, workload.mediaQuantities.isEmpty, workload.media == .open else { return nil }
            tier = workload.serviceTier
            quantities = Quantities(workload)
            var situation = workload.situation
            rates = view(situation)
            cacheTTL = quantities.contains(.cacheWrites) ? workload.cacheTTL : nil
            situation.cacheTTL = .fiveMinutes
            usualRates = cacheTTL ?? .fiveMinutes == .fiveMinutes ? rates : view(situation)
            substitutesMissing = workload.substitutesMissing
        }
    }

    /// The quantities of a workload that are above zero.
    ///
    /// Several searches, and a stated number of requests, count as quantities of their own.
    struct Quantities: OptionSet, Hashable {
        let rawValue: UInt16

        static let prompt = Quantities(rawValue: 1)
        static let fresh = Quantities(rawValue: 2)
        static let cached = Quantities(rawValue: 4)
        static let cacheWrites = Quantities(rawValue: 8)
        static let answers = Quantities(rawValue: 16)
        static let reasoning = Quantities(rawValue: 32)
        static let searches = Quantities(rawValue: 64)
        static let requests = Quantities(rawValue: 128)
        /// Two searches or more: an offer that charges at most one gets a note about it.
        static let severalSearches = Quantities(rawValue: 256)

        init(rawValue: UInt16) { self.rawValue = rawValue }

        init(_ workload: Workload) {
            self = []
            if workload.inputTokens > 0 { insert(.prompt) }
            if workload.freshTokens > 0 { insert(.fresh) }
            if workload.cachedTokens > 0 { insert(.cached) }
            if workload.cacheWriteTokens > 0 { insert(.cacheWrites) }
            if workload.outputTokens > 0 { insert(.answers) }
            if workload.reasoningTokens > 0 { insert(.reasoning) }
            if workload.searches > 0 { insert(.searches) }
            if workload.searches > 1 { insert(.severalSearches) }
            if workload.statesRequests { insert(.requests) }
        }

        /// Indicates whether an answer is asked for, visible or reasoning.
        var haveAnswer: Bool { !isDisjoint(with: [.answers, .reasoning]) }
    }

    /// The costs of one question on ordinary offers.
    struct Bill {
        private let charges: [Charge]
        /// The units of each charge.
        private let units: [Int64]

        fileprivate init(_ charges: [Charge], _ units: BilledUnits) {
            self.charges = charges
            self.units = charges.map { units[$0.meter] }
        }

        /// Returns a lower bound on the cost at each group, in femto-dollars.
        func floors(of groups: PriceGroups) -> [Int128] { groups.floors(of: units) }

        /// Prices ordinary offers, in femto-dollars.
        func price(_ rows: UnsafeBufferPointer<Int>, into costs: UnsafeMutableBufferPointer<Int128>) {
            costs.update(repeating: 0)
            for line in units.indices { charges[line].add(units[line], to: costs, of: rows) }
        }
    }

    /// The capacity of the cache of forms.
    static let mostForms = 64

    /// The offers that the arrays can price, each with a rate for every charge.
    let ordinary: OfferSet
    /// The offers that only the quoter can price.
    let unusual: OfferSet
    /// The offers without a rate, by the component that they lack.
    let missing: [(component: Component, offers: OfferSet)]
    /// The lines of the bill, in the order in which the quoter looks for rates.
    private let charges: [Charge]
    private let order: PriceOrder
    /// The groups of all ordinary offers.
    private let groups: PriceGroups
    private let groupsOfShortlist = Memo<ObjectIdentifier, (shortlist: Shortlist, groups: PriceGroups)>(capacity: 8)
    private let forms = Memo<Int, QuoteForm?>(capacity: mostForms)

    /// Creates the pricer of questions whose offers are sorted.
    init(_ sorting: OfferSorting, _ order: PriceOrder) {
        (ordinary, unusual, missing, charges) = (sorting.ordinary, sorting.unusual, sorting.missing, sorting.charges)
        self.order = order
        groups = PriceGroups(order.sorted(ordinary), charges: charges)
    }

    /// Returns the bill of a question.
    func bill(for units: BilledUnits) -> Bill { Bill(charges, units) }

    /// Returns the groups of the ordinary offers on a shortlist, and possibly of other ordinary offers.
    ///
    /// - Parameters:
    ///   - shortlist: The shortlist.
    ///   - isRepeated: True if leaving out the other offers will pay off.
    /// - Returns: The groups.
    func groups(of shortlist: Shortlist, isRepeated: Bool) -> PriceGroups {
        guard isRepeated else { return groups }
        // The shortlist is cached along, so that its identity stays its own.
        return groupsOfShortlist.value(for: ObjectIdentifier(shortlist)) {
            (shortlist, PriceGroups(order.sorted(ordinary.intersection(shortlist.offers)), charges: charges))
        }.value.groups
    }

    /// Returns the quote of an ordinary offer with its numbers left blank.
    ///
    /// - Parameters:
    ///   - row: The row of the offer.
    ///   - offer: The offer.
    ///   - quoter: The quoter of the question that asks first.
    /// - Returns: The form; nil if each question needs a quote of its own.
    func form(of row: Int, _ offer: SharedOffer, by quoter: Quoter) -> QuoteForm? {
        guard ordinary.contains(row) else { return nil }
        return forms.value(for: row) {
            guard let quote = try? offer.quote(by: quoter) else { return nil }
            let meters = quote.lines.compactMap { line in
                charges.first { $0.component == line.component && $0.isCharged(row) }?.meter
            }
            return QuoteForm(quote, of: BilledUnits(quoter.workload), offer.evidence(of: quote), meters)
        }.value
    }
}
