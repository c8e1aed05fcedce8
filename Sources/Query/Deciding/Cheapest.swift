package import Tariff

extension CatalogIndex {
    /// Answers a question: the ranking with costs and evidence, what was excluded and why, and until when it holds.
    ///
    /// - Parameters:
    ///   - question: what is asked.
    ///   - now: the moment by which the age of evidence and of documents is told.
    /// - Returns: the decision; without any candidate its results are empty and its reasons say why.
    package func cheapest(_ question: Question, now: Timestamp) -> CheapestAnswer {
        var decision = Decision(self, question, now: now)
        return decision.make()
    }
}

/// The making of one answer: filter, price, rank, and quote what is shown.
private struct Decision {
    private let index: CatalogIndex
    private let now: Timestamp
    private let quoter: Quoter
    private let counts: BilledCounts
    private let candidates: Candidates
    private var ranking: Ranking
    private var count: ExclusionCount
    private var ranked = 0
    /// Whether a priced offer can still fail a wish; mostly none is stated.
    private let hasWishes: Bool

    init(_ index: CatalogIndex, _ question: Question, now: Timestamp) {
        self.index = index
        self.now = now
        quoter = Quoter(question.workload, currency: question.policy.currency)
        counts = BilledCounts(question.workload)
        candidates = Candidates(index, question)
        let (requirement, policy) = (question.requirement, question.policy)
        hasWishes =
            !requirement.minQuality.isEmpty || requirement.openWeights != nil || !policy.includesDisputed
            || policy.maxAge != nil
        ranking = Ranking(index, per: policy.per, limit: policy.limit)
        count = candidates.shortlist.excluded
    }

    mutating func make() -> CheapestAnswer {
        let remaining = candidates.filter(&count)
        let (pricer, isRepeated) = index.pricer(of: candidates.question.workload)
        var priced = remaining.intersection(pricer.ordinary)
        if hasWishes { checkWishes(&priced) }
        quote(remaining.intersection(pricer.unusual))
        rank(priced, by: pricer)
        for (component, offers) in pricer.missing { count.add(offers, among: remaining, .rate(component)) }
        // Forms are worth their making from the second question on, and where they are few enough to be kept.
        let keepsForms = isRepeated && candidates.question.policy.limit <= FastPricer.mostForms / 2
        return answer(keepsForms ? pricer : nil, Validity(index, candidates, remaining: remaining))
    }

    /// Ranks offers that the arrays can price.
    private mutating func rank(_ offers: OfferSet, by pricer: FastPricer) {
        let (number, bill) = (offers.count, Bill(pricer, counts))
        ranked += number
        if number <= Ranking.few {
            ranking.add(offers.first(number), by: bill)
        } else {
            let groups = pricer.groups(of: candidates.shortlist, isRepeated: candidates.isRepeated)
            ranking.add(offers, by: bill, in: groups)
        }
    }

    /// Takes out the priced offers that fail a wish.
    private mutating func checkWishes(_ priced: inout OfferSet) {
        for offer in priced.first(.max) {
            guard let reason = policyReason(offer) else { continue }
            priced.remove(offer)
            count.add(offer, reason)
        }
    }

    /// Ranks the offers that only the quoter can price.
    private mutating func quote(_ unusual: OfferSet) {
        for offer in unusual.first(.max) {
            let whole = index.offer(at: offer)
            do throws(Exclusion) {
                let quote = try quoter.answer(whole)
                if let reason = policyReason(offer, whole, quote.ladders) {
                    count.add(offer, reason)
                } else {
                    ranking.add(offer, (candidates.question.policy.basis == .list ? quote.list : quote.landed).femto)
                    ranked += 1
                }
            } catch {
                count.add(offer, ExclusionReason(error))
            }
        }
    }

    /// The wish that a priced offer fails; the ladders that it was priced by are looked up only when they matter.
    private func policyReason(_ offer: Int) -> ExclusionReason? {
        if !candidates.reachesQuality(offer) { return .policy(.minQuality) }
        if !candidates.hasWeights(offer) { return .policy(.openWeights) }
        let policy = candidates.question.policy
        let mayBeDisputed = !policy.includesDisputed && index.facets.has(.other(.disputed), offer)
        if !mayBeDisputed {
            guard let age = policy.maxAge else { return nil }
            if isWithin(age, index.columns.oldestConfirmed[offer]) { return nil }
            if !isWithin(age, index.columns.freshestConfirmed[offer]) { return .policy(.maxAge) }
        }
        let whole = index.offer(at: offer)
        let ladders = (try? quoter.answer(whole))?.ladders ?? []
        return policyReason(offer, whole, ladders)
    }

    private func policyReason(_ offer: Int, _ whole: Offer, _ ladders: [Int]) -> ExclusionReason? {
        if !candidates.reachesQuality(offer) { return .policy(.minQuality) }
        if !candidates.hasWeights(offer) { return .policy(.openWeights) }
        let policy = candidates.question.policy
        if !policy.includesDisputed, ladders.contains(where: { whole.ladders[$0].confidence == .disputed }) {
            return .policy(.disputed)
        }
        if let age = policy.maxAge, !QuoteEvidence.isFresh(whole, ladders, within: age, at: now) {
            return .policy(.maxAge)
        }
        return nil
    }

    private func isWithin(_ age: Int64, _ seconds: Int64) -> Bool {
        seconds != .min && now.seconds - seconds <= age
    }

    /// What the answer says of one of the ranking.
    ///
    /// - Parameters:
    ///   - place: the place of the offer.
    ///   - forms: what keeps the forms of quotes; nil quotes anew.
    /// - Returns: the result; nil where the offer has no quote after all.
    private func result(_ place: Int, _ forms: FastPricer?) -> CheapestAnswer.Result? {
        let held = index.heldOffer(at: place)
        if let form = forms?.form(of: place, held, by: quoter) {
            let result = CheapestAnswer.Result(held, form, counts, at: candidates.question.workload.at)
            assert(result.quote == (try? held.quote(by: quoter)), "a form that is filled in says what a quote says")
            return result
        }
        guard let quote = try? held.quote(by: quoter) else { return nil }
        return CheapestAnswer.Result(held, quote, at: candidates.question.workload.at)
    }

    private func answer(_ forms: FastPricer?, _ validity: Validity) -> CheapestAnswer {
        var results: [CheapestAnswer.Result] = []
        results.reserveCapacity(ranking.offers.count)
        for place in ranking.offers {
            let result = result(place, forms)
            assert(
                result?.quote.list.femto == ranking.cost(of: place), "the flat arrays and the quoter tell the same cost"
            )
            if let result { results.append(result) }
        }
        return CheapestAnswer(
            catalog: CheapestAnswer.Origin(index, at: now), question: candidates.question, results: results,
            fallbacks: ranking.fallbacks.map { index.offerID(at: $0) },
            excluded: count.sorted,
            sample: candidates.question.policy.explain
                ? count.firstOffers.map { .init(offer: index.offerID(at: $0.offer), reason: $0.reason) } : nil,
            candidates: ranked,
            validUntil: validity.firstChange())
    }
}
