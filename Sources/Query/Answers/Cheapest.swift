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
    private let question: Question
    private let now: Timestamp
    private let quoter: Quoter
    private let pricer: FastPricer
    private let candidates: Candidates
    private var ranking: Ranking
    private var count: ExclusionCount
    private var ranked = 0
    /// Whether a priced offer can still fail a wish; mostly none is stated.
    private let hasWishes: Bool
    /// Counts of the reasons that most offers are excluded by, without a dictionary in the way.
    private var missing = [Int](repeating: 0, count: Component.allCases.count)

    init(_ index: CatalogIndex, _ question: Question, now: Timestamp) {
        self.index = index
        self.question = question
        self.now = now
        quoter = Quoter(question.workload, currency: question.policy.currency)
        pricer = FastPricer(index, question.workload)
        candidates = Candidates(index, question)
        let (requirement, policy) = (question.requirement, question.policy)
        hasWishes =
            !requirement.minQuality.isEmpty || requirement.openWeights != nil || !policy.includesDisputed
            || policy.maxAge != nil
        ranking = Ranking(index, per: question.policy.per)
        count = ExclusionCount(keepsSample: question.policy.explain)
    }

    mutating func make() -> CheapestAnswer {
        let (pricer, candidates) = (pricer, candidates)
        let isSimple = !hasWishes
        candidates.filter(&count).forEach { offer in
            // The way of nearly every offer: priced from the flat arrays, with no wish to fail.
            if isSimple, candidates.misses(offer) == nil, case .cost(let cost) = pricer.price(offer) {
                ranking.add(offer, cost: cost)
                ranked += 1
                return true
            }
            if let reason = exclude(offer) {
                if case .rate(let component) = reason {
                    missing[Int(component.rawValue)] += 1
                } else {
                    count.add(1, reason)
                }
                count.note(offer, reason)
            } else {
                ranked += 1
            }
            return true
        }
        for component in Component.allCases { count.add(missing[Int(component.rawValue)], .rate(component)) }
        return answer()
    }

    /// Ranks an offer, or says why not.
    private mutating func exclude(_ offer: Int) -> ExclusionReason? {
        if let miss = candidates.misses(offer) { return miss }
        switch pricer.price(offer) {
        case .missing(let component): return .rate(component)
        case .cost(let cost):
            if hasWishes, let reason = policyReason(offer) { return reason }
            ranking.add(offer, cost: cost)
        case .unusual:
            let whole = index.offer(at: offer)
            do throws(Exclusion) {
                let quote = try quoter.answer(whole)
                if let reason = policyReason(offer, whole, quote.ladders) { return reason }
                ranking.add(offer, cost: (question.policy.basis == .list ? quote.list : quote.landed).femto)
            } catch {
                return ExclusionReason(error)
            }
        }
        return nil
    }

    /// The wish that a priced offer fails; the ladders that it was priced by are looked up only when they matter.
    private func policyReason(_ offer: Int) -> ExclusionReason? {
        if !candidates.reachesQuality(offer) { return .policy(.minQuality) }
        if !candidates.hasWeights(offer) { return .policy(.openWeights) }
        let policy = question.policy
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
        let policy = question.policy
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

    private func answer() -> CheapestAnswer {
        let best = ranking.best(question.policy.limit)
        let results = best.compactMap { place -> CheapestAnswer.Result? in
            let offer = index.offer(at: place)
            guard let quote = try? quoter.answer(offer) else { return nil }
            assert(quote.list.femto == ranking.cost(of: place), "the flat arrays and the quoter tell the same cost")
            return CheapestAnswer.Result(offer, quote, at: question.workload.at)
        }
        let validity = Validity(index, candidates, question.workload)
        return CheapestAnswer(
            catalog: CheapestAnswer.Origin(index, at: now), question: question, results: results,
            fallbacks: best.first.map { fallbacks(after: $0) } ?? [],
            excluded: count.counts.map { CheapestAnswer.Exclusions(reason: $0.key, count: $0.value) }
                .sorted { $0.reason < $1.reason },
            sample: question.policy.explain
                ? count.firstOffers.map { .init(offer: index.offerID(at: $0.offer), reason: $0.reason) } : nil,
            candidates: ranked,
            validUntil: validity.firstChange(statuses: question.requirement.status ?? OfferStatus.allCases))
    }

    /// At most five more offers, none of which shares a seller or an upstream with the first or with another.
    private func fallbacks(after first: Int) -> [OfferID] {
        var used: Set<String> = []
        func names(_ offer: Int) -> [String] {
            let route = Int(index.columns.route[offer])
            let provider = index.providers[Int(index.tables.routeProvider[route])].id.rawValue
            let upstream = index.tables.routeUpstream[route]
            return upstream == OfferColumns.none ? [provider] : [provider, index.texts[upstream]]
        }
        used.formUnion(names(first))
        var chosen: [OfferID] = []
        for offer in ranking.bestOfRoutes() {
            let names = names(offer)
            guard used.isDisjoint(with: names) else { continue }
            used.formUnion(names)
            chosen.append(index.offerID(at: offer))
            if chosen.count == 5 { break }
        }
        return chosen
    }
}
