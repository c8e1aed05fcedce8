/// Offers sorted by typical price and split into groups of neighbours, each with a lower bound on its unit prices.
///
/// Neighbours cost about the same, so that most groups are known to be too expensive before any of their offers is priced.
struct PriceGroups: Sendable {
    /// The number of offers in every group but the last.
    static let size = 32

    /// The rows of the offers.
    private let offers: [UInt32]
    /// For each charge, a lower bound on the unit price in each group.
    private let floors: [[Int64]]

    /// Splits offers into groups.
    ///
    /// - Parameters:
    ///   - offers: The rows of the offers in the order of a ``PriceOrder``.
    ///   - charges: The lines of the bill. Every offer has a rate for the lines that it is charged.
    init(_ offers: [UInt32], charges: [Charge]) {
        self.offers = offers
        let starts = stride(from: 0, to: offers.count, by: Self.size)
        floors = charges.map { charge in
            starts.map { charge.floor(of: offers[$0..<min($0 + Self.size, offers.count)]) }
        }
    }

    /// The number of groups.
    var count: Int { (offers.count + Self.size - 1) / Self.size }

    /// The rows of the offers of a group.
    subscript(group: Int) -> ArraySlice<UInt32> {
        offers[group * Self.size..<min((group + 1) * Self.size, offers.count)]
    }

    /// Returns a lower bound on the cost at each group, in femto-dollars.
    ///
    /// - Parameter units: The units of each charge.
    /// - Returns: The bounds by the number of the group.
    func floors(of units: [Int64]) -> [Int128] {
        [Int128](unsafeUninitializedCapacity: count) { sums, count in
            count = self.count
            sums.initialize(repeating: 0)
            for (charge, units) in units.enumerated() {
                floors[charge].withUnsafeBufferPointer { least in
                    for group in least.indices { sums[group] &+= Int128(units, times: least[group]) }
                }
            }
        }
    }

    /// A priority queue of groups, by their floors.
    ///
    /// A heap, because mostly a few groups are priced before all others are known to be too expensive.
    struct Queue {
        /// A group by its number, with its floor in femto-dollars.
        struct Group: BitwiseCopyable {
            var floor: Int128
            var number: Int
        }

        private var heap: [Group]

        /// Creates a queue of groups.
        ///
        /// - Parameter floors: The floors by the number of the group.
        init(_ floors: [Int128]) {
            heap = [Group](unsafeUninitializedCapacity: floors.count) { heap, count in
                count = floors.count
                for number in floors.indices { heap[number] = Group(floor: floors[number], number: number) }
                for index in stride(from: count / 2 - 1, through: 0, by: -1) {
                    Self.sink(heap[index], from: index, in: heap)
                }
            }
        }

        /// The group of the least floor; nil if none is left.
        var first: Group? { heap.first }

        /// Removes the group of the least floor.
        mutating func removeFirst() {
            let last = heap.removeLast()
            guard !heap.isEmpty else { return }
            heap.withUnsafeMutableBufferPointer { Self.sink(last, from: 0, in: $0) }
        }

        /// Stores a group at a free index of the heap, or below it.
        @inline(__always)
        private static func sink(_ group: Group, from index: Int, in heap: UnsafeMutableBufferPointer<Group>) {
            var (index, child) = (index, 2 * index + 1)
            while child < heap.count {
                if child + 1 < heap.count, heap[child + 1].floor < heap[child].floor { child += 1 }
                guard heap[child].floor < group.floor else { break }
                heap[index] = heap[child]
                (index, child) = (child, 2 * child + 1)
            }
            heap[index] = group
        }
    }
}
