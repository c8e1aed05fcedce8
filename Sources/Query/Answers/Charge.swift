import Tariff

/// One line of a bill before it is known which offer it is for: a quantity, and what offers charge for it.
struct Charge {
    /// How many units for all requests.
    private let quantity: Int64
    /// The offers that are charged; nil means all.
    private let offers: OfferSet?
    /// What a unit costs.
    private let rates: RateSource
    /// What an offer lacks that has no rate.
    let missing: Component

    init(_ quantity: Int64, of offers: OfferSet? = nil, at rates: RateSource, missing: Component) {
        self.quantity = quantity
        self.offers = offers
        self.rates = rates
        self.missing = missing
    }

    /// Those of some offers that are charged and have no rate.
    func lacking(among candidates: OfferSet) -> OfferSet {
        var lacking = candidates
        if let offers { lacking.formIntersection(offers) }
        lacking.subtract(rates.priced)
        return lacking
    }

    /// Adds what none of a group is charged less than to the floor of each group.
    ///
    /// Of a group without any of the rates nobody is priced at all: its floor is the greatest number.
    func add(to floors: UnsafeMutableBufferPointer<Int128>) {
        // Who is not charged has no part in the floor.
        guard offers == nil else { return }
        rates.floors.withUnsafeBufferPointer { least in
            for group in 0..<min(floors.count, least.count) where floors[group] != .max {
                floors[group] = least[group] == PriceOrder.none ? .max : floors[group] &+ cost(at: least[group])
            }
        }
    }

    /// Adds the charge to the costs of offers, each of which has a rate of it where it is charged.
    func add(to costs: UnsafeMutableBufferPointer<Int128>, of places: UnsafeBufferPointer<Int>) {
        rates.amounts.withUnsafeBufferPointer { amounts in
            for position in 0..<places.count {
                let offer = places[position]
                if let offers, !offers.contains(offer) { continue }
                // A question's quantities are bounded so that no cost leaves 128 bits.
                costs[position] &+= cost(at: amounts[offer])
            }
        }
    }

    /// What the quantity costs, in one multiplication of 64 bits.
    @inline(__always)
    private func cost(at amount: Int64) -> Int128 {
        let (high, low) = amount.multipliedFullWidth(by: quantity)
        return Int128(high) << 64 | Int128(low)
    }
}
