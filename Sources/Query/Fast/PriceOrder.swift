import Tariff

/// The offers of an index in the order of what a usual call costs there.
struct PriceOrder: Sendable {
    /// The places of all offers, each once.
    private let offers: [UInt32]
    /// Where each offer stands among them, by its place.
    private let positions: [UInt32]

    /// Takes an order.
    ///
    /// - Parameter offers: the places of all offers in the order of ``sorted(_:_:)``.
    init(_ offers: [UInt32]) {
        self.offers = offers
        var positions = [UInt32](repeating: 0, count: offers.count)
        for (position, offer) in offers.enumerated() { positions[Int(offer)] = UInt32(position) }
        self.positions = positions
    }

    /// The places of some of the offers in this order.
    func sorted(_ some: OfferSet) -> [UInt32] {
        let count = some.count
        guard count > offers.count / 16 else {
            // So few are sorted sooner than they are looked for.
            return some.first(.max).map { UInt32($0) }.sorted { positions[Int($0)] < positions[Int($1)] }
        }
        return withUnsafeTemporaryAllocation(of: UInt32.self, capacity: offers.count) { found in
            let count = some.collect(from: offers[...], into: found)
            return Array(found[..<count])
        }
    }

    /// The places of offers in order: by what three tokens of a prompt and one of an answer cost at the least rates.
    ///
    /// What a question prices in another way or not at all stands apart, so that it takes no floor away.
    static func sorted(_ offers: [Offer], _ rates: [RateColumn]) -> [UInt32] {
        let keys = offers.indices.map { place -> (apart: UInt8, cost: Int128, place: Int) in
            let input = rates[RateSlot.input.rawValue].least(of: place)
            let output = rates[RateSlot.output.rawValue].least(of: place)
            let isPriced = offers[place].state == .priced
            let apart: UInt8 = !isPriced ? 3 : input == nil ? 2 : offers[place].makesText ? 0 : 1
            return (apart, 3 * Int128(input ?? 0) + Int128(output ?? 0), place)
        }
        return keys.sorted { $0 < $1 }.map { UInt32($0.place) }
    }
}
