/// Keeps the cheapest offers, one of each group, and the cheapest of each route, while priced offers come by.
///
/// Offers are known by their place, which is the order of their ids, and come in that order, so that
/// equal costs are ranked by id. Only as much is kept as is asked for: whatever costs no less than the
/// last of a full list can never enter it, because the list only gets cheaper.
struct Ranking {
    private struct Entry: BitwiseCopyable {
        var cost: Int128
        var offer: Int32
        var group: UInt32
    }

    private let limit: Int
    /// Of which group each offer is; nil where each is its own.
    private let groups: [UInt32]?
    private let routes: [UInt32]
    /// The cheapest of each group, cheapest first, at most ``limit``.
    private var best: [Entry] = []
    /// What an offer must cost less than to enter ``best``.
    private var bar = Int128.max
    /// The places in a block of what may enter ``best``.
    private var cheap: [Int] = []
    /// By route; without an offer the cost is the greatest number.
    private var bestOfRoute: [Entry]

    init(_ index: CatalogIndex, per group: Policy.Group, limit: Int) {
        self.limit = limit
        let columns = index.columns
        groups =
            switch group {
            case .offer: nil
            case .model: columns.model
            case .provider: columns.provider
            case .lab: columns.lab
            }
        routes = columns.route
        bestOfRoute = [Entry](
            repeating: Entry(cost: .max, offer: -1, group: OfferColumns.none), count: index.tables.routeProvider.count)
    }

    /// The places of the cheapest, one of each group, cheapest first.
    var offers: [Int] { best.map { Int($0.offer) } }

    /// The cost of one of ``offers`` in femto-dollars.
    func cost(of offer: Int) -> Int128? { best.first { Int($0.offer) == offer }?.cost }

    /// Takes the priced offers of the next block.
    mutating func add(_ block: CostBlock) {
        let (start, bar) = (block.start, bar)
        cheap.removeAll(keepingCapacity: true)
        routes.withUnsafeBufferPointer { routes in
            bestOfRoute.withUnsafeMutableBufferPointer { bestOfRoute in
                block.forEach { place, cost in
                    if cost < bar { cheap.append(place) }
                    let route = Int(routes[start + place])
                    guard cost < bestOfRoute[route].cost else { return }
                    bestOfRoute[route] = Entry(
                        cost: cost, offer: Int32(truncatingIfNeeded: start + place), group: OfferColumns.none)
                }
            }
        }
        for place in cheap where block.costs[place] < self.bar { enter(start + place, block.costs[place]) }
    }

    /// Puts an offer where it belongs; a costlier one of its group, or else the last of a full list, gives way.
    private mutating func enter(_ offer: Int, _ cost: Int128) {
        let group = groups.map { $0[offer] } ?? OfferColumns.none
        // An offer without a model is a group of its own.
        if group != OfferColumns.none, let other = best.firstIndex(where: { $0.group == group }) {
            guard cost < best[other].cost else { return }
            best.remove(at: other)
        } else if best.count == limit {
            best.removeLast()
        }
        var (low, high) = (0, best.count)
        while low < high {
            let middle = (low + high) / 2
            if cost < best[middle].cost { high = middle } else { low = middle + 1 }
        }
        best.insert(Entry(cost: cost, offer: Int32(truncatingIfNeeded: offer), group: group), at: low)
        if best.count == limit, let last = best.last { bar = last.cost }
    }

    /// The cheapest offers of sellers that neither the first of the ranking nor one before has, at most `limit`.
    func fallbacks(_ limit: Int, _ sellers: RouteSellers) -> [Int] {
        guard let first = best.first else { return [] }
        var taken = sellers.noneTaken
        sellers.take(Int(routes[Int(first.offer)]), &taken)
        var chosen: [Int] = []
        while chosen.count < limit {
            var next = Entry(cost: .max, offer: -1, group: OfferColumns.none)
            for (route, entry) in bestOfRoute.enumerated() where entry.cost <= next.cost && entry.offer >= 0 {
                let isFirst = entry.cost < next.cost || entry.offer < next.offer
                if isFirst, sellers.isFree(route, taken) { next = entry }
            }
            guard next.offer >= 0 else { break }
            sellers.take(Int(routes[Int(next.offer)]), &taken)
            chosen.append(Int(next.offer))
        }
        return chosen
    }
}
