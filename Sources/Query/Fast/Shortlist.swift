import Tariff

/// The offers that may answer questions of one kind, before limits are held against their numbers and wishes against prices.
///
/// Questions of one kind differ in numbers alone, so that an index works this out once for all of them.
final class Shortlist: Sendable, Hashable {
    /// What of a question decides who may answer it, numbers aside.
    struct Kind: Hashable {
        /// The requirement without limits.
        private(set) var requirement: Requirement
        /// The states that are welcome.
        let states: [OfferState]
        let includesUnknown: Bool
        let region: String?
        let tier: ServiceTier
        /// Whether some of the excluded offers are named.
        let explains: Bool
        /// Between which changes of a status the moment lies.
        fileprivate let statusSpan: Int

        /// The kind of a question to an index.
        init(of question: Question, to index: CatalogIndex) {
            requirement = question.requirement
            requirement.context = nil
            requirement.maxOutput = nil
            let policy = question.policy
            let included: [OfferState] = policy.includesIncluded ? [.included] : []
            states =
                switch policy.free {
                case .only: [.free]
                case .include: [.priced, .free] + included
                case .exclude: [.priced] + included
                }
            includesUnknown = policy.includesUnknown
            region = question.workload.region
            tier = question.workload.serviceTier
            explains = policy.explain
            statusSpan = index.timeline.span(at: question.workload.at.seconds)
        }

        /// A few of the words tell most kinds apart; all of them are compared.
        func hash(into hasher: inout Hasher) {
            hasher.combine(requirement.needs)
            hasher.combine(requirement.models)
            hasher.combine(requirement.providers)
            hasher.combine(tier)
        }

        /// Whether a status is asked for.
        func asks(for status: OfferStatus) -> Bool { requirement.status?.contains(status) ?? true }
    }

    let kind: Kind
    /// The offers that are meant at all; what is outside is not counted.
    let scope: OfferSet
    /// The offers whose status at the moment is one of those asked for.
    let hasStatus: OfferSet
    /// The offers that are sold in the region.
    let soldThere: OfferSet
    /// The offers that are sold in the tier; nil means all.
    let soldInTier: OfferSet?
    /// The offers in scope that meet everything but limits and the tier.
    let offers: OfferSet
    /// The other offers in scope, by what they fail.
    let excluded: ExclusionCount
    /// The rows of the index about rates of these offers that begin or end to apply by themselves.
    let timedRates: [Int]

    /// Works out who may answer.
    init(_ index: CatalogIndex, _ kind: Kind) {
        self.kind = kind
        let (facets, requirement) = (index.facets, kind.requirement)
        scope = Scope(requirement).offers(of: index)
        soldThere = Self.soldThere(index, kind.region, in: scope)
        soldInTier =
            kind.tier == .standard ? nil : facets[.pricedIn(kind.tier)].union(facets[.multipliedIn(kind.tier)])
        var (hasStatus, offers) = (OfferSet(count: index.offerCount), scope)
        var excluded = ExclusionCount(of: scope.count, keepsSample: kind.explains)
        for (status, those) in zip(OfferStatus.allCases, index.timeline.statuses(in: kind.statusSpan)) {
            if kind.asks(for: status) {
                hasStatus.formUnion(those)
            } else {
                excluded.exclude(those, from: &offers, .status(status))
            }
        }
        excluded.keep(soldThere, in: &offers, else: .region)
        for state in OfferState.allCases where !kind.states.contains(state) {
            excluded.exclude(facets[.state(state)], from: &offers, .state(state))
        }
        for capability in requirement.needs {
            if kind.includesUnknown {
                excluded.exclude(facets[.cannot(capability)], from: &offers, .capability(capability))
            } else {
                excluded.keep(facets[.can(capability)], in: &offers, else: .capability(capability))
            }
        }
        for modality in requirement.accepts {
            excluded.keep(facets[.accepts(modality)], in: &offers, else: .modality(modality))
        }
        (self.hasStatus, self.offers, self.excluded) = (hasStatus, offers, excluded)
        let timed = index.tables.timedOffer
        timedRates = timed.indices.filter { offers.contains(Int(timed[$0])) }
    }

    /// A shortlist is equal to itself alone.
    static func == (left: Shortlist, right: Shortlist) -> Bool { left === right }

    func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }

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

extension CatalogIndex {
    /// Who may answer questions of the kind of one, numbers aside, and whether there were others of that kind.
    func shortlist(for question: Question) -> (shortlist: Shortlist, isRepeated: Bool) {
        let kind = Shortlist.Kind(of: question, to: self)
        let (shortlist, wasKept) = shortlists.value(of: kind) { Shortlist(self, kind) }
        return (shortlist, wasKept)
    }
}
