/// Offers in the order of what a usual call costs there, cut into groups of neighbours, with what none of a group costs
/// less than.
///
/// Offers that cost about the same stand together, so that most groups are known to be too dear for an
/// answer before any of their offers is priced.
struct PriceGroups: Sendable {
    /// How many offers stand in a group, but for the last.
    static let size = 32

    /// The places of the offers.
    private let offers: [UInt32]
    /// By charge and group what none of the group is charged less than for a unit.
    private let floors: [[Int64]]

    /// Cuts groups.
    ///
    /// - Parameters:
    ///   - offers: the places of the offers in the order of a ``PriceOrder``.
    ///   - charges: the lines of the bill; every offer has a rate of those that it is charged.
    init(_ offers: [UInt32], charges: [Charge]) {
        self.offers = offers
        let starts = stride(from: 0, to: offers.count, by: Self.size)
        floors = charges.map { charge in
            starts.map { charge.floor(of: offers[$0..<min($0 + Self.size, offers.count)]) }
        }
    }

    /// How many groups there are.
    var count: Int { (offers.count + Self.size - 1) / Self.size }

    /// The places of the offers of a group.
    subscript(group: Int) -> ArraySlice<UInt32> {
        offers[group * Self.size..<min((group + 1) * Self.size, offers.count)]
    }

    /// What none of the offers of each group costs less than, in femto-dollars.
    ///
    /// - Parameter counts: how many units each charge counts.
    /// - Returns: the floors by the number of the group.
    func floors(of counts: [Int64]) -> [Int128] {
        [Int128](unsafeUninitializedCapacity: count) { sums, count in
            count = self.count
            sums.initialize(repeating: 0)
            for (charge, units) in counts.enumerated() {
                floors[charge].withUnsafeBufferPointer { least in
                    for group in least.indices { sums[group] &+= Int128(units, times: least[group]) }
                }
            }
        }
    }
}
