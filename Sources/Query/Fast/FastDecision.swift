package import Tariff

extension FastAnswers {
    /// Answers a question.
    ///
    /// The answer has the ranking with costs and evidence, the counts of excluded offers by reason, and the moment until which
    /// it is valid.
    ///
    /// - Parameters:
    ///   - question: The question.
    ///   - now: The moment at which the age of documents and evidence is measured.
    /// - Returns: The decision. If no offer qualifies its results are empty, and its counts of exclusions say why.
    package func cheapest(_ question: Question, now: Timestamp) -> CheapestAnswer {
        var decision = FastDecision(self, question, now: now)
        return decision.make()
    }
}

/// One answer in the making.
///
/// Sets are narrowed, the cheapest offers are priced from arrays, and only the offers that are shown are read and quoted.
struct FastDecision {
    let answers: FastAnswers
    let question: Question
    let shortlist: Shortlist
    private let now: Timestamp
    private let isRepeated: Bool
    private let quoter: Quoter
    private let units: BilledUnits
    let windows: WindowReading
    private var ranking: FastRanking
    private var tally: ExclusionTally
    private var ranked = 0

    init(_ answers: FastAnswers, _ question: Question, now: Timestamp) {
        self.answers = answers
        self.question = question
        self.now = now
        (shortlist, isRepeated) = answers.shortlist(for: self.question)
        quoter = Quoter(self.question.workload, currency: self.question.policy.currency)
        units = BilledUnits(self.question.workload)
        windows = answers.windows(at: self.question.workload.at)
        ranking = FastRanking(answers, per: self.question.policy.per, limit: self.question.policy.limit)
        tally = shortlist.excluded
    }

    mutating func make() -> CheapestAnswer {
        let remaining = filter()
        let (pricer, isKnownPricer) = answers.pricer(for: question.workload, windows)
        var priced = remaining.intersection(pricer.ordinary)
        checkPreferences(&priced)
        quote(remaining.intersection(pricer.unusual))
        rank(priced, by: pricer)
        for (component, offers) in pricer.missing { tally.add(offers, among: remaining, .rate(component)) }
        // Forms pay off from the second question on, where the offers that are shown fit into their cache.
        let usesForms = isKnownPricer && question.policy.limit <= FastPricer.mostForms / 2
        return answer(usesForms ? pricer : nil, validUntil: firstChange(among: remaining))
    }

    /// Removes the offers that fail a limit or are not sold in the tier, and counts them.
    private mutating func filter() -> OfferSet {
        var remaining = shortlist.offers
        let (rule, limits) = (LimitRule(question), answers.limits)
        let makesText = answers.index.facets[.other(.makesText)]
        tally.narrow(&remaining, else: .limit(.context)) {
            limits.removeBelowContext(of: rule, makesText: makesText, from: &$0)
        }
        tally.narrow(&remaining, else: .limit(.maxOutput)) {
            limits.removeBelowOutput(of: rule, makesText: makesText, from: &$0)
        }
        if let soldInTier = shortlist.soldInTier {
            tally.keep(soldInTier, in: &remaining, else: .tier(question.workload.serviceTier))
        }
        return remaining
    }

    /// Removes the priced offers that fail a preference.
    private mutating func checkPreferences(_ priced: inout OfferSet) {
        for (preference, offers) in shortlist.preferences {
            let failing = priced.subtracting(offers)
            tally.add(failing, among: priced, .policy(preference))
            priced.subtract(failing)
        }
        guard !question.policy.includesDisputed || question.policy.maxAge != nil else { return }
        let eligibility = answers.eligibility(of: question, now: now)
        for row in priced.first(.max) {
            guard let reason = evidenceReason(row, eligibility) else { continue }
            priced.remove(row)
            tally.add(row, reason)
        }
    }

    /// Returns the preference about evidence that a priced offer fails.
    ///
    /// Mostly its columns tell.
    private func evidenceReason(_ row: Int, _ eligibility: Eligibility) -> ExclusionReason? {
        let policy = question.policy
        if policy.includesDisputed || !answers.index.facets.has(.other(.disputed), row) {
            guard let age = policy.maxAge else { return nil }
            func isFresh(_ seconds: Int64) -> Bool { seconds != .min && now.seconds - seconds <= age }
            if isFresh(answers.index.columns.oldestConfirmed[row]) { return nil }
            if !isFresh(answers.index.columns.freshestConfirmed[row]) { return .policy(.maxAge) }
        }
        do throws(ExclusionReason) {
            _ = try eligibility.quoteEligible(answers.index.offer(at: row))
            return nil
        } catch {
            return error
        }
    }

    /// Ranks the offers that only the quoter can price.
    private mutating func quote(_ unusual: OfferSet) {
        guard !unusual.isEmpty else { return }
        let eligibility = answers.eligibility(of: question, now: now)
        for row in unusual.first(.max) {
            do throws(ExclusionReason) {
                let quote = try eligibility.quoteEligible(answers.index.offer(at: row))
                ranking.add(row, quote.cost(on: question.policy.basis).femto)
                ranked += 1
            } catch {
                tally.add(row, error)
            }
        }
    }

    /// Ranks the offers that the arrays can price.
    private mutating func rank(_ offers: OfferSet, by pricer: FastPricer) {
        let count = offers.count
        let bill = pricer.bill(for: units)
        ranked += count
        if count <= FastRanking.few {
            ranking.add(offers.first(count), by: bill)
        } else {
            ranking.add(offers, by: bill, in: pricer.groups(of: shortlist, isRepeated: isRepeated))
        }
    }

    private func answer(_ forms: FastPricer?, validUntil: Timestamp?) -> CheapestAnswer {
        var results: [CheapestAnswer.Result] = []
        results.reserveCapacity(ranking.offers.count)
        for row in ranking.offers {
            let result = result(row, forms)
            assert(
                result?.quote.list.femto == ranking.cost(of: row), "the arrays and the quoter must give the same cost")
            if let result { results.append(result) }
        }
        return CheapestAnswer(
            catalog: CheapestAnswer.Origin(answers.index, at: now), question: question, results: results,
            fallbacks: ranking.fallbacks.map { answers.index.offerID(at: $0) }, excluded: tally.sorted,
            sample: question.policy.explain
                ? tally.firstExamples.map { .init(offer: answers.index.offerID(at: $0.offer), reason: $0.reason) }
                : nil,
            candidates: ranked, validUntil: validUntil)
    }

    /// Returns the result of a ranked offer; nil if it has no quote after all.
    private func result(_ row: Int, _ forms: FastPricer?) -> CheapestAnswer.Result? {
        let offer = answers.index.sharedOffer(at: row)
        if let form = forms?.form(of: row, offer, by: quoter) {
            let filled = FilledForm(form, units, of: offer, at: question.workload.at)
            assert(filled.quote == (try? offer.quote(by: quoter)), "a filled form must state what a quote states")
            return CheapestAnswer.Result(offer, filled, at: question.workload.at)
        }
        guard let quote = try? offer.quote(by: quoter) else { return nil }
        return CheapestAnswer.Result(offer, quote, at: question.workload.at)
    }
}
