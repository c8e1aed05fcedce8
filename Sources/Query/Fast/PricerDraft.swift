import Tariff

/// The offers of an index by how they can be priced, while they are being sorted.
struct PricerDraft {
    private let offerCount: Int
    /// The lines of the bill.
    private(set) var charges: [Charge] = []
    /// The offers that flat arrays can price.
    private(set) var ordinary: OfferSet
    /// The offers that only the quoter can price.
    private(set) var unusual: OfferSet
    /// Offers with a rate in another currency, which changes the reason for a missing one as the quoter knows.
    private let foreign: OfferSet
    /// The offers without a rate, by ``Component/rawValue``.
    private var lacking = [OfferSet?](repeating: nil, count: Component.allCases.count)

    /// Sorts the offers, and writes the bill.
    init(_ index: CatalogIndex, _ kind: FastPricer.Kind) {
        offerCount = index.offerCount
        let facets = index.facets
        foreign = facets[.other(.foreign)]
        var special = facets[.multipliedIn(kind.tier)].union(facets.billedUnusually)
        if kind.quantities.contains(.cacheWrites) { special.formUnion(facets.pricing(.inputTextCacheStorage)) }
        unusual = special
        ordinary = OfferSet.all(offerCount).subtracting(special)
        setAsideOffersWithoutTokens(facets, kind.quantities)
        setAsideOffersWithoutCharge(facets, kind.quantities)
        charges = Self.charges(index, kind)
        for charge in charges { setAside(charge.lacking(among: ordinary), lacking: charge.missing) }
    }

    /// Leaves to the quoter whoever sells the things that a question asks for.
    init(_ index: CatalogIndex, quoting media: [MediaQuantity]) {
        offerCount = index.offerCount
        foreign = index.facets[.other(.foreign)]
        (unusual, ordinary) = (OfferSet.all(offerCount), OfferSet(count: offerCount))
        for quantity in media { takeOutOffers(without: quantity, index.facets) }
    }

    /// The offers without a rate, by what they lack.
    var missing: [(component: Component, offers: OfferSet)] {
        Component.allCases.compactMap { component in
            lacking[Int(component.rawValue)].map { (component, $0) }
        }
    }

    /// Takes out offers that have no rate of a component.
    private mutating func setAside(_ offers: OfferSet, lacking component: Component) {
        note(offers.subtracting(foreign), lacking: component)
        unusual.formUnion(offers.intersection(foreign))
        ordinary.subtract(offers)
    }

    /// Counts offers among those that lack a component.
    private mutating func note(_ offers: OfferSet, lacking component: Component) {
        guard !offers.isEmpty else { return }
        let place = Int(component.rawValue)
        lacking[place] = lacking[place]?.union(offers) ?? offers
    }

    /// An offer without any rate in the units of a quantity has no quote; a plan without prices says so itself.
    private mutating func takeOutOffers(without quantity: MediaQuantity, _ facets: OfferFacets) {
        var sold = facets.paidFor
        for unit in quantity.units { sold.formUnion(facets.pricing(quantity.component, in: unit)) }
        note(unusual.subtracting(sold), lacking: quantity.component)
        unusual.formIntersection(sold)
    }

    /// An offer that sells by something else is quoted only when the question states that.
    private mutating func setAsideOffersWithoutTokens(_ facets: OfferFacets, _ quantities: FastPricer.Quantities) {
        var others = ordinary.subtracting(facets.sellsText)
        guard !others.isEmpty else { return }
        ordinary.formIntersection(facets.sellsText)
        var sold = OfferSet(count: offerCount)
        if quantities.contains(.requests) { sold.formUnion(facets.pricing(.request)) }
        if quantities.contains(.searches) { sold.formUnion(facets.pricing(.requestWebSearch)) }
        if !quantities.contains(.prompt) {
            // Without an answer either, nothing is asked of the offer that it could sell by the token.
            sold.formUnion(quantities.haveAnswer ? others.subtracting(facets[.other(.makesText)]) : others)
        }
        unusual.formUnion(others.intersection(sold))
        others.subtract(sold)
        setAside(others, lacking: quantities.contains(.prompt) ? .inputText : .outputText)
    }

    /// An offer of which the question asks nothing that it charges for has no quote.
    private mutating func setAsideOffersWithoutCharge(_ facets: OfferFacets, _ quantities: FastPricer.Quantities) {
        guard quantities.isDisjoint(with: [.prompt, .searches]) else { return }
        var idle = ordinary.subtracting(facets.pricing(.request))
        if quantities.haveAnswer { idle.subtract(facets[.other(.makesText)]) }
        setAside(idle, lacking: .outputText)
    }

    private static func charges(_ index: CatalogIndex, _ kind: FastPricer.Kind) -> [Charge] {
        let (rates, stated, standsIn) = (kind.rates, kind.quantities, kind.substitutesMissing)
        /// What another component's rate prices where it has none of its own.
        func charge(_ thing: BilledCounts.Thing, at own: RateSlot, from parent: RateSlot) -> Charge {
            standsIn
                ? Charge(thing, for: own.component, at: rates[own, else: parent], missing: parent.component)
                : Charge(thing, for: own.component, at: rates[own])
        }
        var charges: [Charge] = []
        if stated.contains(.fresh) { charges.append(Charge(.fresh, for: .inputText, at: rates[.input])) }
        if stated.contains(.cached) { charges.append(charge(.cached, at: .cacheRead, from: .input)) }
        if stated.contains(.cacheWrites) {
            // Where nothing is published for the lifetime that is asked for, the usual one's rate stands in.
            let own = standsIn ? rates.cacheWrites(else: kind.usualRates) : rates[.cacheWrite]
            charges.append(
                Charge(
                    .cacheWrites, for: .inputTextCacheWrite, at: own, missing: standsIn ? .inputText : nil))
        }
        if stated.contains(.answers) { charges.append(Charge(.answers, for: .outputText, at: rates[.output])) }
        if stated.contains(.thoughts) { charges.append(charge(.thoughts, at: .reasoning, from: .output)) }
        charges.append(Charge(.once, for: .request, at: rates[.request]))
        if stated.contains(.searches) {
            let once = index.facets[.other(.countsSearchOnce)]
            let each = OfferSet.all(index.offerCount).subtracting(once)
            charges.append(Charge(.once, for: .requestWebSearch, of: once, at: rates[.webSearch]))
            charges.append(Charge(.searches, for: .requestWebSearch, of: each, at: rates[.webSearch]))
        }
        return charges
    }
}
