import Tariff

/// One line of a bill before it is known which offer it is for: a quantity, and the rates that may price it.
///
/// A class, because handing it on must not count a reference to every array of the index.
final class Charge {
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
        var lacking = offers.map { candidates.intersection($0) } ?? candidates
        for source in sources { lacking = source.lacking(among: lacking) }
        return lacking
    }

    /// Adds what none of a group is charged less than to the floor of each group.
    ///
    /// Of a group without any of the rates nobody is priced at all: its floor is the greatest number.
    func add(to floors: UnsafeMutableBufferPointer<Int128>) {
        // What is charged by the request is charged by few.
        guard sources.allSatisfy({ $0.slot.unit == .token }) else { return }
        for group in floors.indices where floors[group] != .max {
            var least = PriceOrder.none
            for source in sources { least = min(least, source.floors[group]) }
            floors[group] = least == PriceOrder.none ? .max : floors[group] &+ Int128(least) &* Int128(quantity)
        }
    }

    /// Adds the charge to the costs of offers, each of which has a rate of it where it is charged.
    func add(to costs: UnsafeMutableBufferPointer<Int128>, of places: UnsafeBufferPointer<Int>) {
        for (position, offer) in places.enumerated() where offers?.contains(offer) ?? true {
            for source in sources {
                guard let amount = source.amount(of: offer) else { continue }
                // A question's quantities are bounded so that no cost leaves 128 bits.
                costs[position] &+= Int128(amount) &* Int128(quantity)
                break
            }
        }
    }
}
