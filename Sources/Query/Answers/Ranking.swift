/// Keeps the cheapest offer of each group and of each route while candidates come by.
///
/// Offers are known by their place, which is the order of their ids, so that equal costs are ranked by id.
struct Ranking {
    private var costs: [Int128]
    private var bestOfGroup: [Int32]
    private var bestOfRoute: [Int32]
    private let groups: [UInt32]?
    private let groupCount: Int
    private let routes: [UInt32]

    init(_ index: CatalogIndex, per group: Policy.Group) {
        let columns = index.columns
        switch group {
        case .offer: (groups, groupCount) = (nil, 0)
        case .model: (groups, groupCount) = (columns.model, index.modelCount)
        case .provider: (groups, groupCount) = (columns.provider, index.providers.count)
        case .lab: (groups, groupCount) = (columns.lab, index.tables.lab.count)
        }
        routes = columns.route
        costs = [Int128](repeating: 0, count: index.offerCount)
        bestOfGroup = [Int32](repeating: -1, count: groupCount + index.offerCount)
        bestOfRoute = [Int32](repeating: -1, count: index.tables.routeProvider.count)
    }

    mutating func add(_ offer: Int, cost: Int128) {
        costs[offer] = cost
        // An offer without a model is a group of its own, behind the named groups.
        var group = groupCount + offer
        if let named = groups?[offer], named != OfferColumns.none { group = Int(named) }
        if isBetter(offer, than: bestOfGroup[group]) { bestOfGroup[group] = Int32(offer) }
        let route = Int(routes[offer])
        if isBetter(offer, than: bestOfRoute[route]) { bestOfRoute[route] = Int32(offer) }
    }

    /// The cost of a candidate in femto-dollars.
    func cost(of offer: Int) -> Int128 { costs[offer] }

    /// The cheapest of each group, cheapest first, at most `limit`.
    func best(_ limit: Int) -> [Int] {
        var chosen: [Int] = []
        for offer in bestOfGroup where offer >= 0 {
            if chosen.count == limit {
                guard let last = chosen.last, isCheaper(Int(offer), last) else { continue }
                chosen.removeLast()
            }
            var (low, high) = (0, chosen.count)
            while low < high {
                let middle = (low + high) / 2
                if isCheaper(Int(offer), chosen[middle]) { high = middle } else { low = middle + 1 }
            }
            chosen.insert(Int(offer), at: low)
        }
        return chosen
    }

    /// The cheapest of each route, cheapest first.
    func bestOfRoutes() -> [Int] {
        bestOfRoute.filter { $0 >= 0 }.map { Int($0) }.sorted(by: isCheaper)
    }

    private func isCheaper(_ left: Int, _ right: Int) -> Bool {
        costs[left] == costs[right] ? left < right : costs[left] < costs[right]
    }

    /// Candidates come in the order of their ids, so that an equal one never replaces the first.
    private func isBetter(_ offer: Int, than other: Int32) -> Bool {
        other < 0 || costs[offer] < costs[Int(other)]
    }
}
