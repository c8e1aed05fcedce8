/// Offers in the order of what a usual call costs there, cut into groups of neighbours.
///
/// Offers that cost about the same stand together, so that most groups are known to be too dear for an
/// answer before any of their offers is priced.
struct PriceGroups: Sendable, RandomAccessCollection {
    /// How many offers stand in a group, but for the last.
    static let size = 32

    /// The places of the offers.
    private let offers: [UInt32]

    /// Cuts groups.
    ///
    /// - Parameter offers: the places of the offers in the order of a ``PriceOrder``.
    init(_ offers: [UInt32]) { self.offers = offers }

    var startIndex: Int { 0 }

    var endIndex: Int { (offers.count + Self.size - 1) / Self.size }

    /// The places of the offers of a group.
    subscript(group: Int) -> ArraySlice<UInt32> {
        offers[group * Self.size..<Swift.min((group + 1) * Self.size, offers.count)]
    }
}
