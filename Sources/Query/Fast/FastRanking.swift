import Tariff

/// The cheapest offer of each group and of each route, maintained while priced offers arrive in any order.
///
/// Offers are known by their rows, which are in the order of their ids, so that equal costs are ranked by row. Only as many
/// entries are stored as the question asks for: an offer ranked after the last entry of a full list can never enter it.
struct FastRanking {
    private struct Entry: BitwiseCopyable {
        var cost: Int128
        var offer: Int32
        var group: UInt32

        func isBefore(_ other: Entry) -> Bool { cost < other.cost || cost == other.cost && offer < other.offer }
    }

    private let limit: Int
    /// The group of each offer; nil if each offer is a group.
    private let groups: [UInt32]?
    private let routes: [UInt32]
    /// The cheapest of each group, cheapest first, at most ``limit``.
    private var best: [Entry] = []
    /// The cheapest offer of each route that has one.
    private var bestOfRoute: [(route: Int, entry: Entry)] = []
    /// The index of each route in ``bestOfRoute``, or -1.
    private var indexOfRoute: [Int32]
    private var chosen: FastFallbacks

    init(_ answers: FastAnswers, per group: Policy.Group, limit: Int) {
        self.limit = limit
        groups =
            switch group {
            case .offer: nil
            case .model: answers.index.columns.model
            case .provider: answers.index.columns.provider
            case .lab: answers.index.columns.lab
            }
        routes = answers.index.columns.route
        chosen = FastFallbacks(answers.sellers)
        bestOfRoute.reserveCapacity(64)
        indexOfRoute = [Int32](repeating: -1, count: answers.index.tables.routeProvider.count)
    }

    /// The rows of the cheapest offers, one of each group, cheapest first.
    var offers: [Int] { best.map { Int($0.offer) } }

    /// The rows of the fallbacks, cheapest first.
    var fallbacks: [Int] { chosen.offers }

    /// Returns the cost of one of ``offers`` in femto-dollars.
    func cost(of offer: Int) -> Int128? { best.first { Int($0.offer) == offer }?.cost }

    /// Ranks an offer at a cost in femto-dollars.
    mutating func add(_ offer: Int, _ cost: Int128) {
        let group = groups.map { $0[offer] } ?? OfferColumns.none
        let entry = Entry(cost: cost, offer: Int32(truncatingIfNeeded: offer), group: group)
        let route = Int(routes[offer])
        let index = Int(indexOfRoute[route])
        if index < 0 {
            indexOfRoute[route] = Int32(truncatingIfNeeded: bestOfRoute.count)
            bestOfRoute.append((route, entry))
        } else if entry.isBefore(bestOfRoute[index].entry) {
            bestOfRoute[index].entry = entry
        }
        if let last = best.last, best.count == limit, !entry.isBefore(last) { return }
        insert(entry)
    }

    /// Up to this many offers, pricing them all is faster than searching the groups.
    static let few = 2 * PriceGroups.size

    /// Ranks a few offers at the costs of a bill.
    mutating func add(_ offers: [Int], by bill: FastPricer.Bill) {
        withUnsafeTemporaryAllocation(of: Int128.self, capacity: max(1, offers.count)) { room in
            let costs = UnsafeMutableBufferPointer(rebasing: room[..<offers.count])
            offers.withUnsafeBufferPointer { bill.price($0, into: costs) }
            for (offer, cost) in zip(offers, costs) { add(offer, cost) }
        }
        settleFallbacks(below: .max)
    }

    /// Ranks as many of some offers as can matter at the costs of a bill.
    ///
    /// Groups of offers are priced in the order of their floors, until nothing that is left can undercut what is shown.
    mutating func add(_ offers: OfferSet, by bill: FastPricer.Bill, in groups: PriceGroups) {
        var queue = PriceGroups.Queue(bill.floors(of: groups))
        withUnsafeTemporaryAllocation(of: Int.self, capacity: PriceGroups.size) { rows in
            withUnsafeTemporaryAllocation(of: Int128.self, capacity: PriceGroups.size) { costs in
                while let group = queue.first, !isSettled(below: group.floor) {
                    queue.removeFirst()
                    let count = offers.collect(from: groups[group.number], into: rows)
                    let (rows, costs) = (rows[..<count], costs[..<count])
                    bill.price(UnsafeBufferPointer(rebasing: rows), into: .init(rebasing: costs))
                    for (row, cost) in zip(rows, costs) { add(row, cost) }
                }
            }
        }
        if queue.first == nil { settleFallbacks(below: .max) }
    }

    /// Returns true if all that is shown costs less than the floor of what is left.
    private mutating func isSettled(below floor: Int128) -> Bool {
        guard best.count == limit, let last = best.last, last.cost < floor else { return false }
        settleFallbacks(below: floor)
        return chosen.isComplete
    }

    private mutating func settleFallbacks(below floor: Int128) {
        chosen.settle(
            below: floor,
            among: bestOfRoute.lazy.map { route, entry in
                FastFallbacks.Entry(cost: entry.cost, offer: Int(entry.offer), route: route)
            })
    }

    /// Inserts an entry in order; a costlier entry of its group, or else the last of a full list, is removed.
    private mutating func insert(_ entry: Entry) {
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
