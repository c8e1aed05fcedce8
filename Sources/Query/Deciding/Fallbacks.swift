/// Where to turn when the first offer of a ranking fails: the cheapest offers of sellers that neither it nor a fallback
/// before has.
///
/// They are chosen in steps, cheapest first, each time among the offers that cost less than anything
/// still to come, so that the choice is final.
struct Fallbacks {
    /// The cheapest offer of a route.
    struct Entry: BitwiseCopyable {
        var cost: Int128
        var offer: Int
        var route: Int
    }

    /// How many are chosen at most.
    private static let limit = 5

    private let sellers: RouteSellers
    private var taken: [Bool]
    private var hasFirst = false
    /// What costs less than this has been looked at.
    private var settled = Int128.min
    /// The places of the offers, cheapest first.
    private(set) var offers: [Int] = []

    init(_ sellers: RouteSellers) {
        self.sellers = sellers
        taken = sellers.noneTaken
    }

    /// Whether no more are wanted.
    var isComplete: Bool { offers.count == Self.limit }

    /// Chooses among what costs less than a floor, which nothing that is still to come does.
    ///
    /// - Parameters:
    ///   - floor: the floor in femto-dollars.
    ///   - cheapest: the cheapest offers of all routes so far.
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
