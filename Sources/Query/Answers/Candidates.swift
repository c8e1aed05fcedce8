import Tariff

/// Which offers a question is about, and which of them may answer it, before anything is priced.
///
/// A class, because handing it on must not count a reference to every part of the question.
final class Candidates {
    /// The offers that are meant at all; what is outside is not counted.
    let scope: OfferSet
    private let index: CatalogIndex
    private let question: Question
    private let limitRule: LimitRule
    /// The offers of each status at the moment, in the order of the statuses.
    private let statuses: [OfferSet]
    /// Whether a quality or open weights are asked for.
    private let hasWishes: Bool
    /// The offers that are sold in the region.
    private let soldThere: OfferSet
    /// The states that are welcome.
    private let states: [OfferState]
    /// The offers that are sold in the tier; nil means all.
    private let soldInTier: OfferSet?

    init(_ index: CatalogIndex, _ question: Question) {
        self.index = index
        self.question = question
        limitRule = LimitRule(question)
        hasWishes = !question.requirement.minQuality.isEmpty || question.requirement.openWeights != nil
        scope = Scope(question.requirement).offers(of: index)
        statuses = index.timeline.statuses(at: question.workload.at.seconds)
        soldThere = Self.soldThere(index, question.workload.region, in: scope)
        states = Self.states(question.policy)
        let tier = question.workload.serviceTier
        soldInTier =
            tier == .standard ? nil : index.facets[.pricedIn(tier)].union(index.facets[.multipliedIn(tier)])
    }

    /// The offers whose status at the moment is one of those asked for.
    var hasStatus: OfferSet {
        zip(OfferStatus.allCases, statuses).reduce(into: OfferSet(count: index.offerCount)) { result, status in
            if asks(for: status.0) { result.formUnion(status.1) }
        }
    }

    /// Takes out, reason by reason, what cannot answer.
    func filter(_ count: inout ExclusionCount) -> OfferSet {
        var remaining = scope
        for (status, offers) in zip(OfferStatus.allCases, statuses) where !asks(for: status) {
            count.exclude(offers, from: &remaining, .status(status))
        }
        count.keep(soldThere, in: &remaining, else: .region)
        for state in OfferState.allCases where !states.contains(state) {
            count.exclude(index.facets[.state(state)], from: &remaining, .state(state))
        }
        for capability in question.requirement.needs {
            if question.policy.includesUnknown {
                count.exclude(index.facets[.cannot(capability)], from: &remaining, .capability(capability))
            } else {
                count.keep(index.facets[.can(capability)], in: &remaining, else: .capability(capability))
            }
        }
        for modality in question.requirement.accepts {
            count.keep(index.facets[.accepts(modality)], in: &remaining, else: .modality(modality))
        }
        let makesText = index.facets[.other(.makesText)]
        count.narrow(&remaining, else: .limit(.context)) {
            limitRule.removeBelowContext(index.limits, makesText: makesText, from: &$0)
        }
        count.narrow(&remaining, else: .limit(.maxOutput)) {
            limitRule.removeBelowOutput(index.limits, makesText: makesText, from: &$0)
        }
        if let soldInTier { count.keep(soldInTier, in: &remaining, else: .tier(question.workload.serviceTier)) }
        return remaining
    }

    /// Whether a status is asked for.
    func asks(for status: OfferStatus) -> Bool { question.requirement.status?.contains(status) ?? true }

    /// Whether nothing but the time can keep an offer in scope from being an answer.
    func isExcludedOnlyByTime(_ offer: Int) -> Bool {
        soldThere.contains(offer) && states.contains { index.facets.has(.state($0), offer) }
            && soldInTier?.contains(offer) ?? true && meetsRequirement(offer)
    }

    /// Whether what is known of an offer is what the job needs, prices and status aside.
    func meetsRequirement(_ offer: Int) -> Bool {
        let missed = limitRule.missed(
            context: index.columns.contextLimit[offer], input: index.columns.inputLimit[offer],
            output: index.columns.outputLimit[offer], makesText: index.facets.has(.other(.makesText), offer))
        guard missed == nil else { return false }
        for capability in question.requirement.needs {
            if index.facets.has(.cannot(capability), offer) { return false }
            if !question.policy.includesUnknown, !index.facets.has(.can(capability), offer) { return false }
        }
        return question.requirement.accepts.allSatisfy { index.facets.has(.accepts($0), offer) }
            && meetsWishes(offer)
    }

    /// Whether an offer has the quality and the weights that are asked for; mostly nothing is.
    func meetsWishes(_ offer: Int) -> Bool { !hasWishes || reachesQuality(offer) && hasWeights(offer) }

    /// Whether every score that is asked for is reached.
    func reachesQuality(_ offer: Int) -> Bool {
        question.requirement.minQuality.allSatisfy { quality in
            (Int(index.tables.scoreStart[offer])..<Int(index.tables.scoreStart[offer + 1])).contains { place in
                index.tables.score[place] >= quality.millionths
                    && index.texts[index.tables.scoreBenchmark[place]] == quality.benchmark
            }
        }
    }

    /// Whether the weights are as asked for.
    func hasWeights(_ offer: Int) -> Bool {
        switch question.requirement.openWeights {
        case nil: true
        case .some(true): index.facets.has(.other(.openWeights), offer)
        case .some(false): index.facets.has(.other(.closedWeights), offer)
        }
    }

    private static func states(_ policy: Policy) -> [OfferState] {
        switch policy.free {
        case .only: [.free]
        case .include: [.priced, .free] + (policy.includesIncluded ? [.included] : [])
        case .exclude: [.priced] + (policy.includesIncluded ? [.included] : [])
        }
    }

    private static func soldThere(_ index: CatalogIndex, _ region: String?, in scope: OfferSet) -> OfferSet {
        guard let region else { return index.facets[.other(.soldGlobally)] }
        // Few offers name regions at all; which ones answer for this one is in their records.
        var sold = OfferSet(count: index.offerCount)
        scope.intersection(index.facets[.other(.namesRegions)]).forEach { place in
            if index.offer(at: place).isSold(in: region) { sold.insert(place) }
            return true
        }
        return sold
    }
}
