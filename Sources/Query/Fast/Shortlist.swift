import Tariff

/// The offers that may answer all questions that differ only in their numbers.
///
/// It applies the rules of ``Eligibility`` to all offers at once, except those about limits, the service tier and prices.
final class Shortlist: Sendable {
    /// The parts of a question, numbers aside, that select its offers.
    ///
    /// Used as a cache key.
    struct Key: Hashable {
        /// The requirement without its limits.
        private(set) var requirement: Requirement
        /// The states that are admitted, in order.
        let states: [OfferState]
        /// True if an unknown capability passes.
        let includesUnknown: Bool
        /// The region in which the offers must be sold.
        let region: Region
        /// The tier of the question.
        let tier: ServiceTier
        /// True if some of the excluded offers are named.
        let explains: Bool
        /// The span between two changes of a status that the moment of the question lies in.
        fileprivate let statusSpan: Int

        /// Creates the key of a question.
        init(_ question: borrowing Question, _ timeline: StatusTimeline) {
            requirement = question.requirement
            requirement.context = nil
            requirement.maxOutput = nil
            states = OfferState.allCases.filter { question.policy.admits($0) }
            includesUnknown = question.policy.includesUnknown
            region = question.workload.region.map { .named($0) } ?? .global
            tier = question.workload.serviceTier
            explains = question.policy.explain
            statusSpan = timeline.span(at: question.workload.at.seconds)
        }

        /// Creates the key of a list, which excludes nothing that it does not state.
        init(_ list: ListQuestion, _ timeline: StatusTimeline, now: Timestamp) {
            requirement = list.requirement
            requirement.context = nil
            requirement.maxOutput = nil
            states = OfferState.allCases.filter(list.admits)
            includesUnknown = list.includesUnknown
            region = .anywhere
            tier = .standard
            explains = false
            statusSpan = timeline.span(at: now.seconds)
        }

        /// Hashes a few of the parts, which tell most keys apart.
        func hash(into hasher: inout Hasher) {
            hasher.combine(requirement.needs)
            hasher.combine(requirement.models)
            hasher.combine(requirement.providers)
            hasher.combine(tier)
        }
    }

    /// A region in which offers must be sold.
    enum Region: Hashable {
        case anywhere, global
        case named(String)
    }

    /// The parts of the questions that select the offers.
    let key: Key
    /// The offers in scope that meet every rule of this kind.
    let offers: OfferSet
    /// The other offers in scope, counted by the first rule that they fail.
    let excluded: ExclusionTally
    /// The offers in scope that meet every rule of this kind but the one about their status.
    let offersOfAnyStatus: OfferSet
    /// The offers that are sold in the tier; nil means all.
    let soldInTier: OfferSet?
    /// The preferences about the model that can exclude an offer after it is priced, each with the offers that meet it.
    let preferences: [(preference: ExclusionReason.Preference, offers: OfferSet)]
    /// The rows of the index about rates of ``offers`` that begin or cease to apply by themselves.
    let timedRates: [Int]

    /// Applies the rules.
    init(_ index: CatalogIndex, _ timeline: StatusTimeline, _ key: Key) {
        self.key = key
        let facets = index.facets
        let scope = Self.scope(of: key.requirement, in: index)
        soldInTier = key.tier == .standard ? nil : facets[.pricedIn(key.tier)].union(facets[.multipliedIn(key.tier)])
        preferences = Self.preferences(of: key.requirement, in: index)
        var offers = scope
        var excluded = ExclusionTally(of: scope.count, keepsExamples: key.explains)
        for (status, those) in zip(OfferStatus.allCases, timeline.statuses(in: key.statusSpan))
        where !key.requirement.admits(status) {
            excluded.exclude(those, from: &offers, .status(status))
        }
        var lasting = scope
        func keep(_ those: OfferSet, else reason: ExclusionReason) {
            lasting.formIntersection(those)
            excluded.keep(those, in: &offers, else: reason)
        }
        func exclude(_ those: OfferSet, _ reason: ExclusionReason) {
            lasting.subtract(those)
            excluded.exclude(those, from: &offers, reason)
        }
        keep(Self.sold(in: key.region, index, scope), else: .region)
        for state in OfferState.allCases where !key.states.contains(state) {
            exclude(facets[.state(state)], .state(state))
        }
        for capability in key.requirement.needs {
            if key.includesUnknown {
                exclude(facets[.cannot(capability)], .capability(capability))
            } else {
                keep(facets[.can(capability)], else: .capability(capability))
            }
        }
        for modality in key.requirement.accepts { keep(facets[.accepts(modality)], else: .modality(modality)) }
        (self.offers, self.excluded, offersOfAnyStatus) = (offers, excluded, lasting)
        let timed = index.tables.timedOffer
        timedRates = timed.indices.filter { offers.contains(Int(timed[$0])) }
    }

    private static func sold(in region: Region, _ index: CatalogIndex, _ scope: OfferSet) -> OfferSet {
        switch region {
        case .anywhere: scope
        case .global: index.facets[.other(.soldGlobally)]
        case .named(let region):
            // Few offers name regions at all. Their records tell which of them serve this one.
            scope.intersection(index.facets[.other(.namesRegions)]).filter { index.offer(at: $0).isSold(in: region) }
        }
    }

    private static func preferences(
        of requirement: Requirement, in index: CatalogIndex
    ) -> [(preference: ExclusionReason.Preference, offers: OfferSet)] {
        var preferences: [(preference: ExclusionReason.Preference, offers: OfferSet)] = []
        for quality in requirement.minQuality {
            preferences.append((.minQuality, OfferSet.all(index.offerCount).filter { index.reaches(quality, $0) }))
        }
        if let openWeights = requirement.openWeights {
            preferences.append((.openWeights, index.facets[.other(openWeights ? .openWeights : .closedWeights)]))
        }
        return preferences
    }
}

extension CatalogIndex {
    /// Returns true if a score of an offer reaches a quality, as ``Requirement/Quality/isReached(by:)`` decides it.
    fileprivate func reaches(_ quality: Requirement.Quality, _ offer: Int) -> Bool {
        (Int(tables.scoreStart[offer])..<Int(tables.scoreStart[offer + 1])).contains { row in
            tables.score[row] >= quality.millionths && texts[tables.scoreBenchmark[row]] == quality.benchmark
        }
    }
}
