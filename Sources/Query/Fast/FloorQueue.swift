/// Groups of offers, each with what none of its offers costs less than, to be looked at cheapest first.
///
/// A heap, because mostly only a few groups are looked at before all others are too dear.
struct FloorQueue {
    /// A group of offers by its number, and its floor in femto-dollars.
    struct Group: BitwiseCopyable {
        var floor: Int128
        var number: Int
    }

    private var heap: [Group]

    /// Makes a queue of groups.
    ///
    /// - Parameter floors: the floors by the number of the group.
    init(_ floors: [Int128]) {
        heap = [Group](unsafeUninitializedCapacity: floors.count) { heap, count in
            count = floors.count
            for number in floors.indices { heap[number] = Group(floor: floors[number], number: number) }
            for place in stride(from: count / 2 - 1, through: 0, by: -1) { Self.sink(heap[place], to: place, in: heap) }
        }
    }

    /// The group of the least floor; nil when none is left.
    var first: Group? { heap.first }

    /// Takes out the group of the least floor.
    mutating func removeFirst() {
        let last = heap.removeLast()
        guard !heap.isEmpty else { return }
        heap.withUnsafeMutableBufferPointer { Self.sink(last, to: 0, in: $0) }
    }

    /// Puts a group where a place is free, or beneath.
    @inline(__always)
    private static func sink(_ group: Group, to place: Int, in heap: UnsafeMutableBufferPointer<Group>) {
        var (place, child) = (place, 2 * place + 1)
        while child < heap.count {
            if child + 1 < heap.count, heap[child + 1].floor < heap[child].floor { child += 1 }
            guard heap[child].floor < group.floor else { break }
            heap[place] = heap[child]
            (place, child) = (child, 2 * child + 1)
        }
        heap[place] = group
    }
}
