/// Quotes a workload on offers by the arithmetic of `docs/prices-and-units.md`, section 7.
package struct Quoter: Sendable {
    /// The workload that is quoted.
    package let workload: Workload
    /// The currency of costs; an offer with a rate in another currency is excluded.
    package let currency: Currency
    private let media: [MediaQuantity]

    /// Creates a quoter for one workload.
    package init(_ workload: Workload, currency: Currency = .usd) {
        self.workload = workload
        self.currency = currency
        media = workload.mediaQuantities
    }

    /// Returns the quote of the workload on an offer.
    ///
    /// If the question names an area, all lines are quoted in the cheapest region of that area.
    ///
    /// - Throws: The ``Exclusion`` that comes first in the order of reasons.
    package func quote(_ offer: Offer) throws(Exclusion) -> Quote {
        try checkRegion(offer)
        try checkTier(offer)
        try checkUnits(offer)
        guard let asked = workload.region, RegionName.areas.contains(asked) else {
            return try quote(offer, region: workload.region)
        }
        let inside = offer.namedRegions.filter { RegionName.lies($0, in: asked) }
        var best: Quote?
        var reason: Exclusion?
        for region in inside.union([asked]).sorted() {
            do throws(Exclusion) {
                let quote = try quote(offer, region: region)
                if let other = best, other.list <= quote.list { continue }
                best = quote
            } catch {
                if reason == nil || region == asked { reason = error }
            }
        }
        guard let best else { throw reason ?? .region }
        return best
    }

    private func quote(_ offer: Offer, region: String?) throws(Exclusion) -> Quote {
        let factors = RegionAndTierFactors.of(offer, tier: workload.serviceTier, region: region)
        var situation = workload.situation
        situation.region = region
        situation.isRegionCovered = factors.coversRegion
        if factors.tierIsMultiplied { situation.serviceTier = .standard }
        var draft = QuoteDraft(
            ladders: offer.ladders, modifiers: offer.modifiers, situation: situation, factors: factors,
            currency: currency, requests: workload.requests)
        try addText(of: offer, to: &draft)
        for quantity in media { try draft.add(quantity) }
        try addRequests(of: offer, to: &draft)
        guard !draft.lines.isEmpty else { throw .rate(.outputText) }
        return Quote(
            offer: offer.id, lines: draft.lines,
            validUntil: PriceCalendar.nextChange(of: offer, after: workload.at, for: draft.lines))
    }

    private func checkRegion(_ offer: Offer) throws(Exclusion) {
        guard offer.isSold(in: workload.region) else { throw .region }
    }

    private func checkTier(_ offer: Offer) throws(Exclusion) {
        guard offer.isSold(in: workload.serviceTier) else { throw .tier(workload.serviceTier) }
    }

    /// Checks that the offer sells each quantity in one of its units.
    ///
    /// This check takes precedence over all other missing rates.
    private func checkUnits(_ offer: Offer) throws(Exclusion) {
        for quantity in media where !quantity.isSold(by: offer) { throw .rate(quantity.component) }
    }

    private func addText(of offer: Offer, to draft: inout QuoteDraft) throws(Exclusion) {
        let answers = offer.makesText ? workload.outputTokens : 0
        let thoughts = offer.makesText ? workload.reasoningTokens : 0
        guard offer.sellsTextByToken else {
            guard workload.inputTokens + answers + thoughts > 0 else { return }
            guard sellsWhatIsStated(offer) else {
                throw .rate(workload.inputTokens > 0 ? .inputText : .outputText)
            }
            if workload.inputTokens > 0 {
                draft.addUnbilled(.inputText, workload.inputTokens, note: "prompt not billed by token")
            }
            if answers + thoughts > 0 {
                draft.addUnbilled(.outputText, answers + thoughts, note: "answer not billed by token")
            }
            return
        }
        try draft.add(.inputText, workload.freshTokens)
        try addCache(to: &draft)
        try draft.add(.outputText, answers)
        if thoughts > 0, try !draft.addIfPriced(.outputTextReasoning, thoughts) {
            try standIn(
                for: .outputTextReasoning, from: .outputText, thoughts,
                note: "reasoning tokens at the output rate", to: &draft)
        }
    }

    private func addCache(to draft: inout QuoteDraft) throws(Exclusion) {
        let (read, written) = (workload.cachedTokens, workload.cacheWriteTokens)
        if read > 0, try !draft.addIfPriced(.inputTextCacheRead, read) {
            try standIn(
                for: .inputTextCacheRead, from: .inputText, read,
                note: "cache reads at the input rate: no cache rate is published", to: &draft)
        }
        guard written > 0 else { return }
        if try !draft.addIfPriced(.inputTextCacheWrite, written) {
            let note = "the price of \(workload.cacheTTL) is not published: the default lifetime's is used"
            if workload.substitutesMissing,
                try draft.addIfPriced(.inputTextCacheWrite, written, cacheTTL: .fiveMinutes, note: note)
            {
                // The rate of the default lifetime is used instead.
            } else {
                try standIn(
                    for: .inputTextCacheWrite, from: .inputText, written,
                    note: "cache writes at the input rate: no cache rate is published", to: &draft)
            }
        }
        try draft.addStorage(tokens: written, lifetime: workload.cacheTTL)
    }

    private func addRequests(of offer: Offer, to draft: inout QuoteDraft) throws(Exclusion) {
        if offer.hasLadder(where: { $0.component == .request }) {
            try draft.add(.request, 1, unit: .request)
        }
        try draft.add(.requestWebSearch, workload.searches, unit: .request)
    }

    private func standIn(
        for missing: Component, from parent: Component, _ quantity: Int64, note: String, to draft: inout QuoteDraft
    ) throws(Exclusion) {
        guard workload.substitutesMissing else { throw .rate(missing) }
        try draft.add(parent, quantity, as: missing, note: note)
    }

    /// Returns true if the question states a quantity in a unit that the offer sells, other than the token.
    private func sellsWhatIsStated(_ offer: Offer) -> Bool {
        !media.isEmpty
            || offer.hasLadder { key in
                (workload.statesRequests && key.component == .request)
                    || (workload.searches > 0 && key.component == .requestWebSearch)
            }
    }
}
