import Tariff

/// Prices a workload on ordinary offers from the flat arrays alone; what is unusual is left to the ``Quoter``.
///
/// It says the same as the quoter, which stays the truth: the random tests hold one against the other.
/// A class, because a pass over all offers must not count references to every array for every offer.
final class FastPricer {
    enum Outcome {
        /// The exact cost in femto-dollars.
        case cost(Int128)
        case missing(Component)
        /// Only the quoter can tell.
        case unusual
    }

    private let workload: Workload
    private let input: RateColumn
    private let cacheRead: RateColumn
    private let cacheWrite: RateColumn
    private let output: RateColumn
    private let reasoning: RateColumn
    private let request: RateColumn
    private let webSearch: RateColumn
    /// How each rate term fits: 0 not at all, 255 but for keys left open, else one more than its keys.
    private let fits: [UInt8]
    /// The same for the default lifetime of a cache, which stands in for another.
    private let defaultFits: [UInt8]
    private let sellsText: OfferSet
    private let makesText: OfferSet
    private let foreign: OfferSet
    private let pricesRequests: OfferSet
    private let pricesSearches: OfferSet
    private let countsSearchOnce: OfferSet
    /// Offers that only the quoter can price for this workload.
    private let unusual: OfferSet

    init(_ index: CatalogIndex, _ workload: Workload) {
        self.workload = workload
        func column(_ slot: RateSlot) -> RateColumn { index.rates[slot.rawValue] }
        (input, output, reasoning) = (column(.input), column(.output), column(.reasoning))
        (cacheRead, cacheWrite) = (column(.cacheRead), column(.cacheWrite))
        (request, webSearch) = (column(.request), column(.webSearch))
        var situation = workload.situation
        fits = Self.fits(index, situation)
        situation.cacheTTL = .fiveMinutes
        defaultFits = workload.cacheTTL == .fiveMinutes ? fits : Self.fits(index, situation)
        let facets = index.facets
        sellsText = facets.pricing(.inputText, in: .token).union(facets.pricing(.outputText, in: .token))
        makesText = facets[.other(.makesText)]
        foreign = facets[.other(.foreign)]
        pricesRequests = facets.pricing(.request)
        pricesSearches = facets.pricing(.requestWebSearch)
        countsSearchOnce = facets[.other(.countsSearchOnce)]
        var unusual = facets[.multipliedIn(workload.serviceTier)]
        unusual.formUnion(facets[.state(.included)].intersection(facets[.other(.withoutPrices)]))
        if workload.cacheWriteTokens > 0 { unusual.formUnion(facets.pricing(.inputTextCacheStorage)) }
        if workload.region != nil { unusual = .all(index.offerCount) }
        self.unusual = unusual
    }

    private static func fits(_ index: CatalogIndex, _ situation: Situation) -> [UInt8] {
        index.tables.rateTerm.map { code in
            guard let rateTerm = RateTerm(code: code) else { return 0 }
            let term = index.terms[Int(rateTerm.term)]
            guard term.effective.contains(situation.at) else { return 0 }
            switch term.conditions.fit(situation, of: rateTerm.kind.representative) {
            case .no: return 0
            case .unstated: return 255
            case .yes: return UInt8(term.conditions.count + 1)
            }
        }
    }

    /// What the workload costs on an offer, region and tier being sold there.
    @inline(__always)
    func price(_ offer: Int) -> Outcome {
        if unusual.contains(offer) { return .unusual }
        let answers = makesText.contains(offer) ? workload.outputTokens : 0
        let thoughts = makesText.contains(offer) ? workload.reasoningTokens : 0
        guard sellsText.contains(offer) else { return priceWithoutTokens(offer, answers + thoughts) }
        var cost: Int128 = 0
        var isEmpty = true
        @inline(__always)
        func add(_ amount: Int64, _ quantity: Int64) {
            cost += Int128(amount) * Int128(quantity)
            isEmpty = false
        }
        if workload.freshTokens > 0 {
            guard let amount = Self.amount(input, offer, fits) else { return missing(.inputText, offer) }
            add(amount, workload.freshTokens)
        }
        if workload.cachedTokens > 0 {
            let own = Self.amount(cacheRead, offer, fits)
            guard own != nil || workload.substitutesMissing else { return missing(.inputTextCacheRead, offer) }
            guard let amount = own ?? Self.amount(input, offer, fits) else { return missing(.inputText, offer) }
            add(amount, workload.cachedTokens)
        }
        if workload.cacheWriteTokens > 0 {
            let own = Self.amount(cacheWrite, offer, fits)
            guard own != nil || workload.substitutesMissing else { return missing(.inputTextCacheWrite, offer) }
            guard let amount = own ?? Self.amount(cacheWrite, offer, defaultFits) ?? Self.amount(input, offer, fits)
            else {
                return missing(.inputText, offer)
            }
            add(amount, workload.cacheWriteTokens)
        }
        if answers > 0 {
            guard let amount = Self.amount(output, offer, fits) else { return missing(.outputText, offer) }
            add(amount, answers)
        }
        if thoughts > 0 {
            let own = Self.amount(reasoning, offer, fits)
            guard own != nil || workload.substitutesMissing else { return missing(.outputTextReasoning, offer) }
            guard let amount = own ?? Self.amount(output, offer, fits) else { return missing(.outputText, offer) }
            add(amount, thoughts)
        }
        if pricesRequests.contains(offer) {
            guard let amount = Self.amount(request, offer, fits) else { return missing(.request, offer) }
            add(amount, 1)
        }
        if workload.searches > 0 {
            guard let amount = Self.amount(webSearch, offer, fits) else { return missing(.requestWebSearch, offer) }
            add(amount, countsSearchOnce.contains(offer) ? 1 : workload.searches)
        }
        return isEmpty ? missing(.outputText, offer) : .cost(cost * Int128(workload.requests))
    }

    /// An offer that sells by something else is quoted only when the question states that.
    private func priceWithoutTokens(_ offer: Int, _ output: Int64) -> Outcome {
        guard workload.inputTokens + output > 0 else { return .unusual }
        let sellsWhatIsStated =
            (workload.statesRequests && pricesRequests.contains(offer))
            || (workload.searches > 0 && pricesSearches.contains(offer))
        if sellsWhatIsStated { return .unusual }
        return .missing(workload.inputTokens > 0 ? .inputText : .outputText)
    }

    /// A rate in another currency changes the reason, which the quoter knows.
    private func missing(_ component: Component, _ offer: Int) -> Outcome {
        foreign.contains(offer) ? .unusual : .missing(component)
    }

    /// The rate that applies: the most keys, then the larger amount; else the least of those that keys left open.
    @inline(__always)
    private static func amount(_ column: RateColumn, _ offer: Int, _ fits: [UInt8]) -> Int64? {
        let start = Int(column.starts[offer])
        // Most offers have one rate of a component, between which nothing is to be chosen.
        if Int(column.starts[offer + 1]) == start + 1 {
            return fits[Int(column.terms[start])] == 0 ? nil : column.amounts[start]
        }
        var best: Int64?
        var keys: UInt8 = 0
        var fallback: Int64?
        for rate in start..<Int(column.starts[offer + 1]) {
            let fit = fits[Int(column.terms[rate])]
            if fit == 0 { continue }
            let amount = column.amounts[rate]
            if fit == 255 {
                if fallback.map({ amount < $0 }) ?? true { fallback = amount }
            } else if fit > keys {
                (best, keys) = (amount, fit)
            } else if fit == keys, amount > best ?? .min {
                best = amount
            }
        }
        return best ?? fallback
    }
}
