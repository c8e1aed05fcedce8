import Tariff

/// The fallbacks of a ranking, chosen while offers are still being priced.
///
/// They are chosen in steps, cheapest first. Each step looks only at offers that cost less than anything still to come, so that
/// no choice has to be taken back. ``Decision`` chooses the same from a finished ranking.
struct FastFallbacks {
    /// The cheapest offer of a route.
    struct Entry: BitwiseCopyable {
        var cost: Int128
        var offer: Int
        var route: Int
    }

    private let sellers: RouteSellers
    private var taken: [Bool]
    private var hasFirst = false
    /// Every offer that costs less than this has been considered.
    private var settled = Int128.min
    /// The rows of the offers, cheapest first.
    private(set) var offers: [Int] = []

    init(_ sellers: RouteSellers) {
        self.sellers = sellers
        taken = sellers.noneTaken
    }

    /// True once no more are wanted.
    var isComplete: Bool { offers.count == Decision.mostFallbacks }

    /// Chooses among the offers below a floor, which nothing still to come undercuts.
    ///
    /// - Parameters:
    ///   - floor: The floor in femto-dollars.
    ///   - cheapest: The cheapest offers of all routes so far.
    mutating func settle(below floor: Int128, among cheapest: some Sequence<Entry>) {
        let next = cheapest.filter { $0.cost >= settled && $0.cost < floor }
            .sorted { ($0.cost, $0.offer) < ($1.cost, $1.offer) }
        settled = floor
        for entry in next where !isComplete && sellers.isFree(entry.route, taken) {
            sellers.take(entry.route, &taken)
            // The very cheapest is the first of the ranking.
            if hasFirst { offers.append(entry.offer) }
            hasFirst = true
        }
    }
}
