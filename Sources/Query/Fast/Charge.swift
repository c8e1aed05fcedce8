import Tariff

/// One line of a bill before it is known which offer it is for: what is counted, and what offers charge for it.
///
/// A class, because many questions share it and handing it on must not count a reference to every part.
final class Charge: Sendable {
    /// What it counts.
    let thing: BilledCounts.Thing
    /// What is charged for.
    let component: Component
    /// What an offer lacks that has no rate.
    let missing: Component
    /// The offers that are charged; nil means all.
    private let offers: OfferSet?
    /// What a unit costs.
    private let rates: RateSource

    init(
        _ thing: BilledCounts.Thing, for component: Component, of offers: OfferSet? = nil, at rates: RateSource,
        missing: Component? = nil
    ) {
        self.thing = thing
        self.component = component
        self.offers = offers
        self.rates = rates
        self.missing = missing ?? component
    }

    /// Whether an offer is charged, given that it has a rate.
    func isCharged(_ offer: Int) -> Bool { offers?.contains(offer) ?? true }

    /// Those of some offers that are charged and have no rate.
    func lacking(among candidates: OfferSet) -> OfferSet {
        var lacking = candidates
        if let offers { lacking.formIntersection(offers) }
        lacking.subtract(rates.priced)
        return lacking
    }

    /// What none of some offers is charged less than for a unit; all of them have a rate where they are charged.
    func floor(of places: ArraySlice<UInt32>) -> Int64 {
        // Who is not charged has no part in the floor.
        guard offers == nil else { return 0 }
        return rates.amounts.withUnsafeBufferPointer { amounts in
            places.withUnsafeBufferPointer { places in
                var floor = Int64.max
                for place in places { floor = min(floor, amounts[Int(place)]) }
                return floor
            }
        }
    }

    /// Adds the charge to the costs of offers, each of which has a rate of it where it is charged.
    func add(_ count: Int64, to costs: UnsafeMutableBufferPointer<Int128>, of places: UnsafeBufferPointer<Int>) {
        rates.amounts.withUnsafeBufferPointer { amounts in
            for position in 0..<places.count {
                let offer = places[position]
                if let offers, !offers.contains(offer) { continue }
                // A question's quantities are bounded so that no cost leaves 128 bits.
                costs[position] &+= Int128(count, times: amounts[offer])
            }
        }
    }
}

extension Int128 {
    /// The product of two numbers, in one multiplication of 64 bits.
    @inline(__always)
    init(_ count: Int64, times amount: Int64) {
        let (high, low) = amount.multipliedFullWidth(by: count)
        self = Int128(high) << 64 | Int128(low)
    }
}
