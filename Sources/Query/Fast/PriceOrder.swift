import Tariff

/// The offers of an index in the order of their typical price.
struct PriceOrder: Sendable {
    /// The rows of all offers, each once.
    private let offers: [UInt32]
    /// The position of each offer in ``offers``, by its row.
    private let positions: [UInt32]

    /// Creates an order.
    ///
    /// - Parameter offers: The rows of all offers as ``sorted(_:_:)`` returns them.
    init(_ offers: [UInt32]) {
        self.offers = offers
        var positions = [UInt32](repeating: 0, count: offers.count)
        for (position, offer) in offers.enumerated() { positions[Int(offer)] = UInt32(position) }
        self.positions = positions
    }

    /// Returns the rows of some of the offers in this order.
    func sorted(_ some: OfferSet) -> [UInt32] {
        let count = some.count
        guard count > offers.count / 16 else {
            // Sorting this few is faster than searching the whole order for them.
            return some.first(.max).map { UInt32($0) }.sorted { positions[Int($0)] < positions[Int($1)] }
        }
        return withUnsafeTemporaryAllocation(of: UInt32.self, capacity: offers.count) { found in
            let count = some.collect(from: offers[...], into: found)
            return Array(found[..<count])
        }
    }

    /// Returns the rows of offers by the cost of three prompt tokens and one answer token at the least rates.
    ///
    /// Offers that are priced otherwise or not at all are sorted apart, so that they lower no floor.
    static func sorted(_ offers: [Offer], _ rates: [RateColumn]) -> [UInt32] {
        let keys = offers.indices.map { row -> (apart: UInt8, cost: Int128, row: Int) in
            let input = rates[RateSlot.input.rawValue].least(of: row)
            let output = rates[RateSlot.output.rawValue].least(of: row)
            let isPriced = offers[row].state == .priced
            let apart: UInt8 = !isPriced ? 3 : input == nil ? 2 : offers[row].makesText ? 0 : 1
            return (apart, 3 * Int128(input ?? 0) + Int128(output ?? 0), row)
        }
        return keys.sorted { $0 < $1 }.map { UInt32($0.row) }
    }
}
