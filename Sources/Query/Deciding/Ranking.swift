/// Keeps the cheapest offers, one of each group, and the cheapest of each route, while priced offers come by.
///
/// Offers are known by their place, which is the order of their ids: equal costs are ranked by it, in
/// whatever order the offers come. Only as much is kept as is asked for: whatever is ranked after the
/// last of a full list can never enter it, because the list only gets cheaper.
struct Ranking {
    private struct Entry: BitwiseCopyable {
        var cost: Int128
        var offer: Int32
        var group: UInt32

        /// Whether this one is ranked before the other.
        func isBefore(_ other: Entry) -> Bool { cost < other.cost || cost == other.cost && offer < other.offer }
    }

    private let limit: Int
    /// Of which group each offer is; nil where each is its own.
    private let groups: [UInt32]?
    private let routes: [UInt32]
    /// The cheapest of each group, cheapest first, at most ``limit``.
    private var best: [Entry] = []
    /// The cheapest offer of each route that has any.
    private var bestOfRoute: [(route: Int, entry: Entry)] = []
    /// The place of each route among ``bestOfRoute``, or -1.
    private var placeOfRoute: [Int32]
    private var chosen: Fallbacks

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
        chosen = Fallbacks(index.sellers)
        bestOfRoute.reserveCapacity(64)
        placeOfRoute = [Int32](repeating: -1, count: index.tables.routeProvider.count)
    }

    /// The places of the cheapest, one of each group, cheapest first.
    var offers: [Int] { best.map { Int($0.offer) } }

    /// The places of the offers to turn to when the first fails, cheapest first.
    var fallbacks: [Int] { chosen.offers }

    /// The cost of one of ``offers`` in femto-dollars.
    func cost(of offer: Int) -> Int128? { best.first { Int($0.offer) == offer }?.cost }

    /// Takes an offer with its cost in femto-dollars.
    mutating func add(_ offer: Int, _ cost: Int128) {
        let group = groups.map { $0[offer] } ?? OfferColumns.none
        let entry = Entry(cost: cost, offer: Int32(truncatingIfNeeded: offer), group: group)
        let route = Int(routes[offer])
        let place = Int(placeOfRoute[route])
        if place < 0 {
            placeOfRoute[route] = Int32(truncatingIfNeeded: bestOfRoute.count)
            bestOfRoute.append((route, entry))
        } else if entry.isBefore(bestOfRoute[place].entry) {
            bestOfRoute[place].entry = entry
        }
        if let last = best.last, best.count == limit, !entry.isBefore(last) { return }
        enter(entry)
    }

    /// Up to how many offers are priced sooner than they are looked for among groups.
    static let few = 2 * PriceGroups.size

    /// Takes a few offers at the costs of a bill.
    mutating func add(_ offers: [Int], by bill: Bill) {
        withUnsafeTemporaryAllocation(of: Int128.self, capacity: max(1, offers.count)) { room in
            let costs = UnsafeMutableBufferPointer(rebasing: room[..<offers.count])
            offers.withUnsafeBufferPointer { bill.price($0, into: costs) }
            for (offer, cost) in zip(offers, costs) { add(offer, cost) }
        }
        settleFallbacks(below: .max)
    }

    /// Takes as many of some offers as can matter at the costs of a bill: groups of them, the one that may be cheapest
    /// first, until nothing that is left can cost as little as what is shown.
    mutating func add(_ offers: OfferSet, by bill: Bill, in groups: PriceGroups) {
        var queue = FloorQueue(bill.floors(of: groups))
        withUnsafeTemporaryAllocation(of: Int.self, capacity: PriceGroups.size) { places in
            withUnsafeTemporaryAllocation(of: Int128.self, capacity: PriceGroups.size) { costs in
                while let group = queue.first, !isSettled(below: group.floor) {
                    queue.removeFirst()
                    let count = offers.collect(from: groups[group.number], into: places)
                    let (places, costs) = (places[..<count], costs[..<count])
                    bill.price(UnsafeBufferPointer(rebasing: places), into: .init(rebasing: costs))
                    for (place, cost) in zip(places, costs) { add(place, cost) }
                }
            }
        }
        if queue.first == nil { settleFallbacks(below: .max) }
    }

    /// Whether all that is shown costs less than the floor of what is left.
    private mutating func isSettled(below floor: Int128) -> Bool {
        guard best.count == limit, let last = best.last, last.cost < floor else { return false }
        settleFallbacks(below: floor)
        return chosen.isComplete
    }

    private mutating func settleFallbacks(below floor: Int128) {
        chosen.settle(
            below: floor,
            among: bestOfRoute.lazy.map { route, entry in
                Fallbacks.Entry(cost: entry.cost, offer: Int(entry.offer), route: route)
            })
    }

    /// Puts an offer where it belongs; a costlier one of its group, or else the last of a full list, gives way.
    private mutating func enter(_ entry: Entry) {
        // An offer without a model is a group of its own.
        if entry.group != OfferColumns.none, let other = best.firstIndex(where: { $0.group == entry.group }) {
            guard entry.isBefore(best[other]) else { return }
            best.remove(at: other)
        } else if best.count == limit {
            best.removeLast()
        }
        best.insert(entry, at: best.countBefore { !entry.isBefore($0) })
    }
}
