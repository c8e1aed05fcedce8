import Tariff

/// One line of a bill before it is known which offer it is for: a quantity, and the rates that may price it.
struct Charge {
    /// How many units for all requests.
    private let quantity: Int64
    /// The offers that are charged; nil means all.
    private let offers: OfferSet?
    /// The first of these that an offer has prices the quantity.
    private let sources: [RateSource]
    /// What an offer lacks that has none of them.
    let missing: Component

    init(_ quantity: Int64, of offers: OfferSet? = nil, at sources: [RateSource], missing: Component) {
        self.quantity = quantity
        self.offers = offers
        self.sources = sources
        self.missing = missing
    }

    /// Those of some offers that are charged and have none of the rates.
    func lacking(among candidates: OfferSet) -> OfferSet {
        var lacking = candidates
        if let offers { lacking.formIntersection(offers) }
        for source in sources { lacking.subtract(source.priced) }
        return lacking
    }

    /// Adds what none of a group is charged less than to the floor of each group.
    ///
    /// Of a group without any of the rates nobody is priced at all: its floor is the greatest number.
    func add(to floors: UnsafeMutableBufferPointer<Int128>) {
        // What is charged by the request is charged by few.
        guard let first = sources.first, sources.allSatisfy({ $0.rates.slot.unit == .token }) else { return }
        var least = first.rates.floors
        for source in sources.dropFirst() {
            for group in least.indices { least[group] = min(least[group], source.rates.floors[group]) }
        }
        least.withUnsafeBufferPointer { least in
            for group in 0..<min(floors.count, least.count) where floors[group] != .max {
                floors[group] = least[group] == PriceOrder.none ? .max : floors[group] &+ cost(at: least[group])
            }
        }
    }

    /// What the quantity costs, in one multiplication of 64 bits.
    @inline(__always)
    private func cost(at amount: Int64) -> Int128 {
        let (high, low) = amount.multipliedFullWidth(by: quantity)
        return Int128(high) << 64 | Int128(low)
    }

    /// Adds the charge to the costs of offers, each of which has a rate of it where it is charged.
    func add(to costs: UnsafeMutableBufferPointer<Int128>, of places: UnsafeBufferPointer<Int>) {
        guard let first = sources.first else { return }
        first.withSoleAmounts { amounts, sole in
            for position in places.indices {
                let offer = places[position]
                guard offers?.contains(offer) ?? true else { continue }
                // A question's quantities are bounded so that no cost leaves 128 bits.
                if sole[offer >> 6] >> UInt64(offer & 63) & 1 == 1 {
                    costs[position] &+= cost(at: amounts[offer])
                } else if let amount = amount(of: offer) {
                    costs[position] &+= cost(at: amount)
                }
            }
        }
    }

    /// The first amount that any of the sources has for an offer.
    private func amount(of offer: Int) -> Int64? {
        for source in sources {
            if let amount = source.amount(of: offer) { return amount }
        }
        return nil
    }
}
