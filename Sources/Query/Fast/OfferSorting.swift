import Tariff

/// The offers of an index, sorted by how they can be priced for one kind of question, with the lines of its bill.
///
/// It tells the rules of ``Quoter`` about missing rates for all offers at once.
struct OfferSorting {
    private let facets: OfferFacets
    /// The lines of the bill.
    private(set) var charges: [Charge] = []
    /// The offers that the arrays can price.
    private(set) var ordinary: OfferSet
    /// The offers that only the quoter can price.
    private(set) var unusual: OfferSet
    /// The offers without a rate, by ``Component/rawValue``.
    private var lacking = [OfferSet?](repeating: nil, count: Component.allCases.count)

    /// Sorts the offers for the questions of a kind, and lists the lines of their bill.
    init(_ index: CatalogIndex, _ key: FastPricer.Key) {
        facets = index.facets
        var special = facets[.multipliedIn(key.tier)].union(facets.billedUnusually)
        if key.quantities.contains(.cacheWrites) { special.formUnion(facets.pricing(.inputTextCacheStorage)) }
        unusual = special
        ordinary = OfferSet.all(index.offerCount).subtracting(special)
        setAsideOffersWithoutTokens(key.quantities)
        setAsideOffersWithoutCharge(key.quantities)
        charges = Self.charges(index, key)
        for charge in charges { setAside(charge.lacking(among: ordinary), lacking: charge.missing) }
    }

    /// Leaves every offer to the quoter that sells the quantities of a question in any unit.
    init(_ index: CatalogIndex, quoting media: [MediaQuantity]) {
        facets = index.facets
        (unusual, ordinary) = (OfferSet.all(index.offerCount), OfferSet(count: index.offerCount))
        for quantity in media { removeOffers(without: quantity) }
    }

    /// The offers without a rate, by the component that they lack.
    var missing: [(component: Component, offers: OfferSet)] {
        Component.allCases.compactMap { component in
            lacking[Int(component.rawValue)].map { (component, $0) }
        }
    }

    /// Removes offers that have no rate of a component.
    private mutating func setAside(_ offers: OfferSet, lacking component: Component) {
        // A rate in another currency changes the reason, which the quoter knows.
        let foreign = facets[.other(.foreign)]
        note(offers.subtracting(foreign), lacking: component)
        unusual.formUnion(offers.intersection(foreign))
        ordinary.subtract(offers)
    }

    private mutating func note(_ offers: OfferSet, lacking component: Component) {
        guard !offers.isEmpty else { return }
        let row = Int(component.rawValue)
        lacking[row] = lacking[row]?.union(offers) ?? offers
    }

    /// Removes the offers without any rate in the units of a quantity, except plans without prices, which the quoter refuses.
    private mutating func removeOffers(without quantity: MediaQuantity) {
        var sold = facets.paidFor
        for unit in quantity.units { sold.formUnion(facets.pricing(quantity.component, in: unit)) }
        note(unusual.subtracting(sold), lacking: quantity.component)
        unusual.formIntersection(sold)
    }

    /// Sets aside the offers that sell no text by the token: they are quoted only if the question states what they sell.
    private mutating func setAsideOffersWithoutTokens(_ quantities: FastPricer.Quantities) {
        var others = ordinary.subtracting(facets.sellsText)
        guard !others.isEmpty else { return }
        ordinary.formIntersection(facets.sellsText)
        var sold = OfferSet(count: facets.count)
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

    /// Sets aside the offers that charge for nothing that the question states.
    private mutating func setAsideOffersWithoutCharge(_ quantities: FastPricer.Quantities) {
        guard quantities.isDisjoint(with: [.prompt, .searches]) else { return }
        var idle = ordinary.subtracting(facets.pricing(.request))
        if quantities.haveAnswer { idle.subtract(facets[.other(.makesText)]) }
        setAside(idle, lacking: .outputText)
    }

    private static func charges(_ index: CatalogIndex, _ key: FastPricer.Key) -> [Charge] {
        let (rates, stated, standsIn) = (key.rates, key.quantities, key.substitutesMissing)
        /// Returns a charge that the rate of another component prices where there is none of its own.
        func charge(_ meter: BilledUnits.Meter, at own: RateSlot, from parent: RateSlot) -> Charge {
            standsIn
                ? Charge(meter, for: own.component, at: rates[own, else: parent], missing: parent.component)
                : Charge(meter, for: own.component, at: rates[own])
        }
        var charges: [Charge] = []
        if stated.contains(.fresh) { charges.append(Charge(.fresh, for: .inputText, at: rates[.input])) }
        if stated.contains(.cached) { charges.append(charge(.cached, at: .cacheRead, from: .input)) }
        if stated.contains(.cacheWrites) {
            // If no rate is published for the lifetime that is asked for, that of the usual lifetime stands in.
            let own = standsIn ? rates.cacheWrites(else: key.usualRates) : rates[.cacheWrite]
            charges.append(
                Charge(.cacheWrites, for: .inputTextCacheWrite, at: own, missing: standsIn ? .inputText : nil))
        }
        if stated.contains(.answers) { charges.append(Charge(.answers, for: .outputText, at: rates[.output])) }
        if stated.contains(.reasoning) { charges.append(charge(.reasoning, at: .reasoning, from: .output)) }
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
