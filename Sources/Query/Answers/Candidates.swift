import Tariff

/// Which offers a question is about, and which of them may answer it, before anything is priced.
///
/// A class, because handing it on must not count a reference to every array of the index.
final class Candidates {
    private let index: CatalogIndex
    private let requirement: Requirement
    private let policy: Policy
    private let workload: Workload
    /// The offers that are meant at all; what is outside is not counted.
    let scope: OfferSet
    /// The offers of each status at the moment, in the order of the statuses.
    private let statuses: [OfferSet]
    /// Whether each status is asked for, in the same order.
    private let isAsked: [Bool]
    /// The offers that miss the limit of the context, and those that miss that of the answer.
    private let missesLimit: (context: OfferSet, output: OfferSet)
    /// The offers that are sold in the region.
    private let soldThere: OfferSet
    /// The states that are welcome.
    private let states: [OfferState]
    /// The offers that are sold in the tier; nil means all.
    private let soldInTier: OfferSet?

    init(_ index: CatalogIndex, _ question: Question) {
        self.index = index
        requirement = question.requirement
        policy = question.policy
        workload = question.workload
        missesLimit = LimitRule(question).missing(index.limits, makesText: index.facets[.other(.makesText)])
        scope = Scope(question.requirement).offers(of: index)
        var isAsked = [Bool](repeating: question.requirement.status == nil, count: OfferStatus.allCases.count)
        for status in question.requirement.status ?? [] { isAsked[status.place] = true }
        self.isAsked = isAsked
        statuses = index.timeline.statuses(at: question.workload.at.seconds)
        soldThere = Self.soldThere(index, question.workload.region, in: scope)
        states = Self.states(question.policy)
        let tier = question.workload.serviceTier
        soldInTier =
            tier == .standard ? nil : index.facets[.pricedIn(tier)].union(index.facets[.multipliedIn(tier)])
    }

    /// The offers whose status at the moment is one of those asked for.
    var hasStatus: OfferSet {
        zip(statuses, isAsked).reduce(into: OfferSet(count: index.offerCount)) { result, status in
            if status.1 { result.formUnion(status.0) }
        }
    }

    /// Takes out, reason by reason, what cannot answer.
    func filter(_ count: inout ExclusionCount) -> OfferSet {
        var remaining = scope
        for (status, offers) in zip(OfferStatus.allCases, statuses) where !isAsked[status.place] {
            count.exclude(offers, from: &remaining, .status(status))
        }
        count.keep(soldThere, in: &remaining, else: .region)
        for state in OfferState.allCases where !states.contains(state) {
            count.exclude(index.facets[.state(state)], from: &remaining, .state(state))
        }
        for capability in requirement.needs {
            if policy.includesUnknown {
                count.exclude(index.facets[.cannot(capability)], from: &remaining, .capability(capability))
            } else {
                count.keep(index.facets[.can(capability)], in: &remaining, else: .capability(capability))
            }
        }
        for modality in requirement.accepts {
            count.keep(index.facets[.accepts(modality)], in: &remaining, else: .modality(modality))
        }
        count.exclude(missesLimit.context, from: &remaining, .limit(.context))
        count.exclude(missesLimit.output, from: &remaining, .limit(.maxOutput))
        if let soldInTier { count.keep(soldInTier, in: &remaining, else: .tier(workload.serviceTier)) }
        return remaining
    }

    /// Whether a status is asked for.
    func asks(for status: OfferStatus) -> Bool { isAsked[status.place] }

    /// Whether nothing but the time can keep an offer in scope from being an answer.
    func isExcludedOnlyByTime(_ offer: Int) -> Bool {
        soldThere.contains(offer) && states.contains { index.facets.has(.state($0), offer) }
            && soldInTier?.contains(offer) ?? true && meetsRequirement(offer)
    }

    /// Whether what is known of an offer is what the job needs, prices and status aside.
    func meetsRequirement(_ offer: Int) -> Bool {
        guard !missesLimit.context.contains(offer), !missesLimit.output.contains(offer) else { return false }
        for capability in requirement.needs {
            if index.facets.has(.cannot(capability), offer) { return false }
            if !policy.includesUnknown, !index.facets.has(.can(capability), offer) { return false }
        }
        return requirement.accepts.allSatisfy { index.facets.has(.accepts($0), offer) }
            && reachesQuality(offer) && hasWeights(offer)
    }

    /// Whether every score that is asked for is reached.
    func reachesQuality(_ offer: Int) -> Bool {
        requirement.minQuality.allSatisfy { quality in
            (Int(index.tables.scoreStart[offer])..<Int(index.tables.scoreStart[offer + 1])).contains { place in
                index.tables.score[place] >= quality.millionths
                    && index.texts[index.tables.scoreBenchmark[place]] == quality.benchmark
            }
        }
    }

    /// Whether the weights are as asked for.
    func hasWeights(_ offer: Int) -> Bool {
        switch requirement.openWeights {
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
