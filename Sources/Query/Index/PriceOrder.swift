import Tariff

/// The offers in the order of what a usual call costs there, cut into groups of neighbours.
///
/// Offers that cost about the same stand together, so that most groups are known to be too dear for an
/// answer before any of their offers is priced.
struct PriceOrder: Sendable {
    /// How many offers stand in a group, but for the last.
    static let groupSize = 64
    /// Stands for "no rate at all".
    static let none = Int64.max

    /// The places of all offers, each once.
    let offers: [UInt32]
    /// The group of each offer, by its place.
    private let groupOfOffer: [UInt32]

    /// Cuts the groups.
    ///
    /// - Parameter offers: the places of all offers in the order of ``sorted(_:_:)``.
    init(_ offers: [UInt32]) {
        self.offers = offers
        var groupOfOffer = [UInt32](repeating: 0, count: offers.count)
        for (position, offer) in offers.enumerated() {
            groupOfOffer[Int(offer)] = UInt32(position / Self.groupSize)
        }
        self.groupOfOffer = groupOfOffer
    }

    /// How many groups there are.
    var groupCount: Int { (offers.count + Self.groupSize - 1) / Self.groupSize }

    /// The places of the offers of a group.
    func group(_ group: Int) -> ArraySlice<UInt32> {
        offers[group * Self.groupSize..<min((group + 1) * Self.groupSize, offers.count)]
    }

    /// What none of a group charges less than.
    ///
    /// - Parameters:
    ///   - amounts: what each offer charges.
    ///   - priced: the offers that charge anything.
    /// - Returns: the least amount of each group, or ``none`` where none of it is priced.
    func floors(of amounts: [Int64], among priced: OfferSet) -> [Int64] {
        (0..<groupCount).map { number in
            group(number).reduce(Self.none) { floor, offer in
                // The greatest number stands for none.
                priced.contains(Int(offer)) ? min(floor, amounts[Int(offer)], .max - 1) : floor
            }
        }
    }

    /// Gives groups without any of some offers the greatest floor, where the offers are so few that there are many such.
    func leaveOutGroups(without wanted: OfferSet, of floors: inout [Int128]) {
        guard wanted.count < offers.count / 8 else { return }
        var isWanted = [Bool](repeating: false, count: floors.count)
        wanted.forEach { offer in
            isWanted[Int(groupOfOffer[offer])] = true
            return true
        }
        for group in floors.indices where !isWanted[group] { floors[group] = .max }
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
