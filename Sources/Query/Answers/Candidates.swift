import Tariff

/// Which offers a question is about, and which of them may answer it, before anything is priced.
///
/// A class for the same reason as ``FastPricer``.
final class Candidates {
    private let index: CatalogIndex
    private let requirement: Requirement
    private let policy: Policy
    private let workload: Workload
    /// The offers that are meant at all; what is outside is not counted.
    let scope: OfferSet
    /// The offers whose status at the moment is one of those asked for.
    let hasStatus: OfferSet
    /// The offers that are sold in the region.
    let soldThere: OfferSet
    /// The offers whose state is welcome.
    let hasState: OfferSet
    /// The offers that are sold in the tier.
    let soldInTier: OfferSet

    init(_ index: CatalogIndex, _ question: Question) {
        self.index = index
        requirement = question.requirement
        policy = question.policy
        workload = question.workload
        scope = Scope(question.requirement).offers(of: index)
        hasStatus = Self.statusSets(index, at: question.workload.at)
            .filter { (question.requirement.status ?? OfferStatus.allCases).contains($0.status) }
            .reduce(OfferSet(count: index.offerCount)) { $0.union($1.offers) }
        soldThere = Self.soldThere(index, question.workload.region, in: scope)
        hasState = Self.states(question.policy)
            .reduce(OfferSet(count: index.offerCount)) { $0.union(index.facets[.state($1)]) }
        let tier = question.workload.serviceTier
        soldInTier =
            tier == .standard
            ? .all(index.offerCount) : index.facets[.pricedIn(tier)].union(index.facets[.multipliedIn(tier)])
    }

    /// Takes out, reason by reason, what cannot answer; limits and tiers are left to ``misses(_:)``.
    func filter(_ count: inout ExclusionCount) -> OfferSet {
        var remaining = scope
        if !remaining.subtracting(hasStatus).isEmpty {
            for (status, offers) in Self.statusSets(index, at: workload.at) {
                count.exclude(offers.subtracting(hasStatus), from: &remaining, .status(status))
            }
        }
        count.exclude(.all(index.offerCount).subtracting(soldThere), from: &remaining, .region)
        for state in OfferState.allCases {
            count.exclude(index.facets[.state(state)].subtracting(hasState), from: &remaining, .state(state))
        }
        for capability in requirement.needs {
            count.exclude(lacking(capability), from: &remaining, .capability(capability))
        }
        for modality in requirement.accepts {
            let takes = index.facets[.accepts(modality)]
            count.exclude(.all(index.offerCount).subtracting(takes), from: &remaining, .modality(modality))
        }
        return remaining
    }

    /// The limit or tier that an offer misses.
    @inline(__always)
    func misses(_ offer: Int) -> ExclusionReason? {
        let (context, input) = (index.columns.contextLimit[offer], index.columns.inputLimit[offer])
        let output = index.columns.outputLimit[offer]
        if let wanted = requirement.context {
            let effective = context >= 0 ? context : input
            if effective < 0 ? !policy.includesUnknown : wanted > effective { return .limit(.context) }
        }
        if input >= 0, workload.inputTokens > input { return .limit(.context) }
        let answer = workload.outputTokens + workload.reasoningTokens
        if context >= 0, workload.inputTokens + answer > context { return .limit(.context) }
        if output >= 0 {
            if max(requirement.maxOutput ?? 0, answer) > output { return .limit(.maxOutput) }
        } else if requirement.maxOutput != nil, !policy.includesUnknown {
            return .limit(.maxOutput)
        }
        return soldInTier.contains(offer) ? nil : .tier(workload.serviceTier)
    }

    /// Whether nothing but the time can keep an offer in scope from being an answer.
    func isExcludedOnlyByTime(_ offer: Int) -> Bool {
        soldThere.contains(offer) && hasState.contains(offer) && misses(offer) == nil && meetsRequirement(offer)
    }

    /// Whether what is known of an offer is what the job needs, prices and status aside.
    func meetsRequirement(_ offer: Int) -> Bool {
        if let reason = misses(offer), case .limit = reason { return false }
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

    private func lacking(_ capability: Capability) -> OfferSet {
        let cannot = index.facets[.cannot(capability)]
        if policy.includesUnknown { return cannot }
        return .all(index.offerCount).subtracting(index.facets[.can(capability)])
    }

    private static func states(_ policy: Policy) -> [OfferState] {
        switch policy.free {
        case .only: [.free]
        case .include: [.priced, .free] + (policy.includesIncluded ? [.included] : [])
        case .exclude: [.priced] + (policy.includesIncluded ? [.included] : [])
        }
    }

    /// The offers by status at a moment, announced dates counted.
    private static func statusSets(
        _ index: CatalogIndex, at moment: Timestamp
    ) -> [(status: OfferStatus, offers: OfferSet)] {
        var sets = OfferStatus.allCases.map { (status: $0, offers: index.facets[.status($0)]) }
        for place in index.tables.datedOffer.indices {
            let offer = Int(index.tables.datedOffer[place])
            let status = index.status(ofDated: place, at: moment)
            for row in sets.indices {
                if sets[row].status == status { sets[row].offers.insert(offer) } else { sets[row].offers.remove(offer) }
            }
        }
        return sets
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
