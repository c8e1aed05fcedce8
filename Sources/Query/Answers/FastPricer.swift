import Tariff

/// Prices a workload on ordinary offers from the flat arrays alone; what is unusual is left to the ``Quoter``.
///
/// Of a question about images, sound, video, characters or pages the arrays only tell who does not sell
/// that; the few others are quoted.
///
/// It says the same as the quoter, which stays the truth: the random tests hold one against the other.
/// The bill is written once per question; who lacks a rate of it is worked out for all offers at once, and
/// what it costs only for those that may be cheap enough to be shown.
struct FastPricer {
    private let offerCount: Int
    /// The bill, in the order in which the quoter looks for rates.
    private var charges: [Charge] = []
    /// The candidates that the arrays can price, each with a rate of every charge.
    private(set) var ordinary: OfferSet
    /// Offers with a rate in another currency, which changes the reason for a missing one as the quoter knows.
    private let foreign: OfferSet
    /// The candidates that only the quoter can price.
    private(set) var unusual: OfferSet
    /// The candidates without a rate, by ``Component/rawValue``.
    private var lacking = [OfferSet?](repeating: nil, count: Component.allCases.count)

    /// Sorts the candidates by how they can be priced, and writes the bill.
    init(_ index: CatalogIndex, _ workload: Workload, _ candidates: OfferSet) {
        offerCount = index.offerCount
        let facets = index.facets
        foreign = facets[.other(.foreign)]
        let media = workload.mediaQuantities
        guard workload.region == nil, media.isEmpty, workload.media == .open else {
            (unusual, ordinary) = (OfferSet(count: offerCount), candidates)
            for quantity in media { setAsideOffers(without: quantity, facets) }
            (unusual, ordinary) = (ordinary, OfferSet(count: offerCount))
            return
        }
        var special = facets[.multipliedIn(workload.serviceTier)]
        special.formUnion(facets.billedUnusually)
        if workload.cacheWriteTokens > 0 { special.formUnion(facets.pricing(.inputTextCacheStorage)) }
        unusual = candidates.intersection(special)
        ordinary = candidates.subtracting(special)
        setAsideOffersWithoutTokens(facets, workload)
        setAsideOffersWithoutCharge(facets, workload)
        charges = Self.charges(index, workload)
        for charge in charges { setAside(charge.lacking(among: ordinary), lacking: charge.missing) }
    }

    /// The candidates without a rate, by what they lack.
    var missing: [(component: Component, offers: OfferSet)] {
        Component.allCases.compactMap { component in
            lacking[Int(component.rawValue)].map { (component, $0) }
        }
    }

    /// What none of the offers of each group of the ``PriceOrder`` costs less than, in femto-dollars.
    func floors(of groups: Int) -> [Int128] {
        var floors = [Int128](repeating: 0, count: groups)
        floors.withUnsafeMutableBufferPointer { floors in
            for charge in charges { charge.add(to: floors) }
        }
        return floors
    }

    /// Prices some of ``ordinary``: the cost of each in femto-dollars at its position.
    func price(_ places: UnsafeBufferPointer<Int>, into costs: UnsafeMutableBufferPointer<Int128>) {
        costs.update(repeating: 0)
        for charge in charges { charge.add(to: costs, of: places) }
    }

    /// Notes that offers, given as a word of a set, have no rate of a component.
    private mutating func lack(_ component: Component, _ offers: UInt64, at word: Int) {
        let abroad = offers & foreign.words[word]
        unusual.insert(abroad, at: word)
        note(component, offers & ~abroad, at: word)
    }

    /// Counts offers among those that lack a component.
    private mutating func note(_ component: Component, _ offers: UInt64, at word: Int) {
        if lacking[Int(component.rawValue)] == nil { lacking[Int(component.rawValue)] = OfferSet(count: offerCount) }
        lacking[Int(component.rawValue)]?.insert(offers, at: word)
    }

    /// Takes out offers that have no rate of a component.
    private mutating func setAside(_ offers: OfferSet, lacking component: Component) {
        offers.forEachWord { word, offers in lack(component, offers, at: word) }
        ordinary.subtract(offers)
    }

    /// An offer without any rate in the units of a quantity has no quote; a plan without prices says so itself.
    private mutating func setAsideOffers(without quantity: MediaQuantity, _ facets: OfferFacets) {
        var sold = facets.paidFor
        for unit in quantity.units { sold.formUnion(facets.pricing(quantity.component, in: unit)) }
        let lacking = ordinary.subtracting(sold)
        for (word, offers) in lacking.words.enumerated() where offers != 0 {
            note(quantity.component, offers, at: word)
        }
        ordinary.formIntersection(sold)
    }

    /// An offer that sells by something else is quoted only when the question states that.
    private mutating func setAsideOffersWithoutTokens(_ facets: OfferFacets, _ workload: Workload) {
        guard !ordinary.isSubset(of: facets.sellsText) else { return }
        var others = ordinary.subtracting(facets.sellsText)
        ordinary.formIntersection(facets.sellsText)
        var sold = OfferSet(count: offerCount)
        if workload.statesRequests { sold.formUnion(facets.pricing(.request)) }
        if workload.searches > 0 { sold.formUnion(facets.pricing(.requestWebSearch)) }
        if workload.inputTokens == 0 {
            // Without an answer either, nothing is asked of the offer that it could sell by the token.
            let answers = workload.outputTokens + workload.reasoningTokens > 0
            sold.formUnion(answers ? others.subtracting(facets[.other(.makesText)]) : others)
        }
        unusual.formUnion(others.intersection(sold))
        others.subtract(sold)
        setAside(others, lacking: workload.inputTokens > 0 ? .inputText : .outputText)
    }

    /// An offer of which the question asks nothing that it charges for has no quote.
    private mutating func setAsideOffersWithoutCharge(_ facets: OfferFacets, _ workload: Workload) {
        guard workload.inputTokens == 0, workload.searches == 0 else { return }
        var idle = ordinary.subtracting(facets.pricing(.request))
        if workload.outputTokens + workload.reasoningTokens > 0 { idle.subtract(facets[.other(.makesText)]) }
        setAside(idle, lacking: .outputText)
    }

    private static func charges(_ index: CatalogIndex, _ workload: Workload) -> [Charge] {
        let rates = index.rateViews.view(of: workload.situation)
        var charges: [Charge] = []
        charges.reserveCapacity(RateSlot.allCases.count)
        func charge(_ quantity: Int64, of offers: OfferSet? = nil, at rates: RateSource, missing: Component) {
            guard quantity > 0 else { return }
            charges.append(Charge(quantity * workload.requests, of: offers, at: rates, missing: missing))
        }
        /// A quantity that another component's rate prices where it has none of its own.
        func charge(_ quantity: Int64, at own: RateSlot, from parent: RateSlot) {
            guard quantity > 0 else { return }
            let standsIn = workload.substitutesMissing
            charge(
                quantity, at: standsIn ? rates[own, else: parent] : rates[own],
                missing: standsIn ? parent.component : own.component)
        }
        charge(workload.freshTokens, at: rates[.input], missing: .inputText)
        charge(workload.cachedTokens, at: .cacheRead, from: .input)
        if workload.cacheWriteTokens > 0, workload.substitutesMissing {
            // Where nothing is published for the lifetime that is asked for, the usual one's rate stands in.
            var situation = workload.situation
            situation.cacheTTL = .fiveMinutes
            let usual = workload.cacheTTL == .fiveMinutes ? rates : index.rateViews.view(of: situation)
            charge(workload.cacheWriteTokens, at: rates.cacheWrites(else: usual), missing: .inputText)
        } else if workload.cacheWriteTokens > 0 {
            charge(workload.cacheWriteTokens, at: rates[.cacheWrite], missing: .inputTextCacheWrite)
        }
        charge(workload.outputTokens, at: rates[.output], missing: .outputText)
        charge(workload.reasoningTokens, at: .reasoning, from: .output)
        charge(1, at: rates[.request], missing: .request)
        if workload.searches > 0 {
            let once = index.facets[.other(.countsSearchOnce)]
            charge(1, of: once, at: rates[.webSearch], missing: .requestWebSearch)
            charge(
                workload.searches, of: OfferSet.all(index.offerCount).subtracting(once), at: rates[.webSearch],
                missing: .requestWebSearch)
        }
        return charges
    }
}
