import Tariff

/// The offers that a list is narrowed to.
struct ListFilter {
    private let list: ListQuestion
    private let candidates: Candidates

    init(_ index: CatalogIndex, _ list: ListQuestion, now: Timestamp) {
        self.list = list
        // A question without quantities, so that nothing but what is stated narrows the list.
        var policy = Policy()
        policy.includesUnknown = list.includesUnknown
        policy.free = .include
        policy.includesIncluded = true
        candidates = Candidates(
            index,
            Question(
                workload: Workload(at: now), requirement: list.requirement, policy: policy, statedAt: nil),
            keepsShortlist: false)
    }

    /// The places of the offers that meet the list's words, in order.
    func offers(of index: CatalogIndex, now: Timestamp) -> [Int] {
        var places: [Int] = []
        candidates.shortlist.scope.intersection(candidates.shortlist.hasStatus).forEach { place in
            if meets(place, index, now) { places.append(place) }
            return true
        }
        return places
    }

    private func meets(_ place: Int, _ index: CatalogIndex, _ now: Timestamp) -> Bool {
        let facets = index.facets
        if list.free == .exclude, facets.has(.state(.free), place) { return false }
        if list.free == .only, !facets.has(.state(.free), place) { return false }
        if list.includesIncluded == false, facets.has(.state(.included), place) { return false }
        if !list.includesDisputed, facets.has(.other(.disputed), place) { return false }
        if let age = list.maxAge {
            let confirmed = index.columns.oldestConfirmed[place]
            if confirmed == .min || now.seconds - confirmed > age { return false }
        }
        return candidates.meetsRequirement(place)
    }
}
