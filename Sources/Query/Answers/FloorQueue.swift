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

    /// Makes a queue of all groups by their floors.
    init(_ floors: [Int128]) {
        heap = []
        heap.reserveCapacity(floors.count)
        for (number, floor) in floors.enumerated() { heap.append(Group(floor: floor, number: number)) }
        for place in stride(from: heap.count / 2 - 1, through: 0, by: -1) { sink(place) }
    }

    /// The group of the least floor; nil when none is left.
    var first: Group? { heap.first }

    /// Takes out the group of the least floor.
    mutating func removeFirst() {
        heap.swapAt(0, heap.count - 1)
        heap.removeLast()
        sink(0)
    }

    private mutating func sink(_ place: Int) {
        heap.withUnsafeMutableBufferPointer { heap in
            var place = place
            while 2 * place + 1 < heap.count {
                var child = 2 * place + 1
                if child + 1 < heap.count, heap[child + 1].floor < heap[child].floor { child += 1 }
                guard heap[child].floor < heap[place].floor else { return }
                heap.swapAt(place, child)
                place = child
            }
        }
    }
}
