import Tariff

/// Prices questions of one kind on ordinary offers from flat arrays alone; what is unusual is left to the ``Quoter``.
///
/// It says the same as the quoter, which stays the truth: the random tests hold one against the other.
/// What the questions have in common is worked out once: which lines a bill has, who lacks a rate of one, and
/// what offers of about the same price are charged at least. What an offer costs is worked out for each question, and
/// only for those that may be cheap enough to be shown.
final class FastPricer: Sendable {
    /// What of a question decides how it is priced, but for how many units of each thing it states.
    struct Kind: Hashable {
        let tier: ServiceTier
        /// The rates as the question sees them.
        let rates: RateView
        /// The rates for writes to a cache that is kept as long as usual; the same where nothing else is asked for.
        let usualRates: RateView
        /// What is stated at all.
        let quantities: Quantities
        /// The lifetime of a cache, where something is written to one: notes name it.
        let cacheTTL: CacheLifetime?
        let substitutesMissing: Bool

        /// The kind of a question.
        ///
        /// - Returns: nil where the arrays cannot price it: with a region, images, sound, video, characters or pages, or a
        ///   word about how images or video are made.
        init?(of workload: Workload, to index: CatalogIndex) {
            guard workload.region == nil, workload.mediaQuantities.isEmpty, workload.media == .open else { return nil }
            tier = workload.serviceTier
            quantities = Quantities(workload)
            var situation = workload.situation
            rates = index.rateViews.view(of: situation)
            cacheTTL = quantities.contains(.cacheWrites) ? workload.cacheTTL : nil
            situation.cacheTTL = .fiveMinutes
            usualRates = cacheTTL ?? .fiveMinutes == .fiveMinutes ? rates : index.rateViews.view(of: situation)
            substitutesMissing = workload.substitutesMissing
        }
    }

    /// The quantities of a workload that are above zero, whether there are several searches, and whether the number of
    /// requests is stated.
    struct Quantities: OptionSet, Hashable {
        let rawValue: UInt16

        static let prompt = Quantities(rawValue: 1)
        static let fresh = Quantities(rawValue: 2)
        static let cached = Quantities(rawValue: 4)
        static let cacheWrites = Quantities(rawValue: 8)
        static let answers = Quantities(rawValue: 16)
        static let thoughts = Quantities(rawValue: 32)
        static let searches = Quantities(rawValue: 64)
        static let requests = Quantities(rawValue: 128)
        /// Two searches or more: where one is charged at most, a note says so.
        static let severalSearches = Quantities(rawValue: 256)

        init(rawValue: UInt16) { self.rawValue = rawValue }

        init(_ workload: Workload) {
            self = []
            if workload.inputTokens > 0 { insert(.prompt) }
            if workload.freshTokens > 0 { insert(.fresh) }
            if workload.cachedTokens > 0 { insert(.cached) }
            if workload.cacheWriteTokens > 0 { insert(.cacheWrites) }
            if workload.outputTokens > 0 { insert(.answers) }
            if workload.reasoningTokens > 0 { insert(.thoughts) }
            if workload.searches > 0 { insert(.searches) }
            if workload.searches > 1 { insert(.severalSearches) }
            if workload.statesRequests { insert(.requests) }
        }

        /// Whether an answer is asked for, in thoughts or words.
        var haveAnswer: Bool { !isDisjoint(with: [.answers, .thoughts]) }
    }

    /// How many forms are kept at most.
    static let mostForms = 64

    /// The offers that the arrays can price, each with a rate of every charge.
    let ordinary: OfferSet
    /// The offers that only the quoter can price.
    let unusual: OfferSet
    /// The offers without a rate, by what they lack.
    let missing: [(component: Component, offers: OfferSet)]
    /// The lines of the bill, in the order in which the quoter looks for rates.
    let charges: [Charge]
    private let order: PriceOrder
    /// All ordinary offers by what they cost.
    private let groups: PriceGroups
    /// Those on some shortlists.
    private let groupsOfShortlist: Kept<Shortlist, PriceGroups>
    /// The quotes of offers that answered such questions, by the place of the offer.
    private let forms: Kept<Int, QuoteForm?>

    /// Works out how questions of a kind are priced.
    convenience init(_ index: CatalogIndex, _ kind: Kind) {
        self.init(PricerDraft(index, kind), index.priceOrder)
    }

    /// Leaves everything to the quoter but who does not sell the things that a question asks for at all.
    convenience init(_ index: CatalogIndex, quoting media: [MediaQuantity]) {
        self.init(PricerDraft(index, quoting: media), index.priceOrder)
    }

    private init(_ draft: PricerDraft, _ order: PriceOrder) {
        (ordinary, unusual, missing, charges) = (draft.ordinary, draft.unusual, draft.missing, draft.charges)
        self.order = order
        groups = PriceGroups(order.sorted(ordinary), charges: charges)
        groupsOfShortlist = Kept(most: 8)
        forms = Kept(most: Self.mostForms)
    }

    /// The ordinary offers that are on a shortlist, and maybe others, by what they cost.
    ///
    /// - Parameters:
    ///   - shortlist: the shortlist.
    ///   - isRepeated: whether it is worth while to leave out all others.
    /// - Returns: the groups.
    func groups(of shortlist: Shortlist, isRepeated: Bool) -> PriceGroups {
        guard isRepeated else { return groups }
        return groupsOfShortlist.value(of: shortlist) {
            PriceGroups(order.sorted(ordinary.intersection(shortlist.offers)), charges: charges)
        }.value
    }

    /// The quote of an ordinary offer, numbers left blank.
    ///
    /// - Parameters:
    ///   - place: the place of the offer.
    ///   - held: the offer.
    ///   - quoter: quotes the question that asks first.
    /// - Returns: nil where every question needs a quote of its own.
    func form(of place: Int, _ held: HeldOffer, by quoter: Quoter) -> QuoteForm? {
        guard ordinary.contains(place) else { return nil }
        return forms.value(of: place) {
            guard let quote = try? held.quote(by: quoter) else { return nil }
            let things = quote.lines.compactMap { line in
                charges.first { $0.component == line.component && $0.isCharged(place) }?.thing
            }
            return QuoteForm(quote, of: BilledCounts(quoter.workload), held.evidence(of: quote), things)
        }.value
    }
}

extension CatalogIndex {
    /// What prices a question, and whether it priced others before.
    func pricer(of workload: Workload) -> (pricer: FastPricer, isRepeated: Bool) {
        guard let kind = FastPricer.Kind(of: workload, to: self) else {
            return (FastPricer(self, quoting: workload.mediaQuantities), false)
        }
        let (pricer, wasKept) = pricers.value(of: kind) { FastPricer(self, kind) }
        return (pricer, wasKept)
    }
}
