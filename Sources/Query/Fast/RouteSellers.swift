import Tariff

/// The services behind each route, by number: the seller, and the upstream that a gateway passes requests to.
///
/// A seller and an upstream of the same name are the same service, as in ``Offer/sellers``.
struct RouteSellers: Sendable {
    /// The number of the seller of each route.
    private let seller: [Int32]
    /// The number of the upstream of each route; that of the seller if there is none.
    private let upstream: [Int32]
    private let count: Int

    init(_ index: CatalogIndex) {
        var numbers: [String: Int32] = [:]
        func number(_ name: String) -> Int32 {
            if let known = numbers[name] { return known }
            let next = Int32(numbers.count)
            numbers[name] = next
            return next
        }
        var (seller, upstream): ([Int32], [Int32]) = ([], [])
        for (provider, text) in zip(index.tables.routeProvider, index.tables.routeUpstream) {
            let own = number(index.providers[Int(provider)].id.rawValue)
            seller.append(own)
            upstream.append(text == OfferColumns.none ? own : number(index.texts[text]))
        }
        (self.seller, self.upstream) = (seller, upstream)
        count = numbers.count
    }

    /// A record of the services that are taken, at first none.
    var noneTaken: [Bool] { [Bool](repeating: false, count: count) }

    /// Returns true if neither the seller nor the upstream of a route is taken.
    func isFree(_ route: Int, _ taken: [Bool]) -> Bool {
        !taken[Int(seller[route])] && !taken[Int(upstream[route])]
    }

    /// Takes the seller and the upstream of a route.
    func take(_ route: Int, _ taken: inout [Bool]) {
        taken[Int(seller[route])] = true
        taken[Int(upstream[route])] = true
    }
}
