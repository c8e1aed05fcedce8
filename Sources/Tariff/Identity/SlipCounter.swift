/// Counts the typing errors between two words, with rows that are reused for the next two words.
package struct SlipCounter {
    private var before: [Int] = []
    private var previous: [Int] = []
    private var current: [Int] = []

    /// Creates a counter.
    package init() {}

    /// Returns the number of letters that must be inserted, deleted, replaced or swapped with their neighbour.
    ///
    /// - Parameters:
    ///   - left: The UTF-8 of the first word.
    ///   - right: The UTF-8 of the second word.
    ///   - limit: The largest number that is counted.
    /// - Returns: The number, or `limit + 1` if it exceeds `limit`.
    package mutating func count(from left: ArraySlice<UInt8>, to right: ArraySlice<UInt8>, limit: Int) -> Int {
        guard abs(left.count - right.count) <= limit else { return limit + 1 }
        guard !left.isEmpty, !right.isEmpty else { return max(left.count, right.count) }
        if previous.count <= right.count {
            let room = [Int](repeating: 0, count: right.count + 1)
            (before, previous, current) = (room, room, room)
        }
        for column in 0...right.count { previous[column] = column }
        for row in 1...left.count {
            let letter = left[left.startIndex + row - 1]
            current[0] = row
            var least = row
            for column in 1...right.count {
                let other = right[right.startIndex + column - 1]
                var cost = min(previous[column], current[column - 1]) + 1
                cost = min(cost, previous[column - 1] + (letter == other ? 0 : 1))
                if row > 1, column > 1, letter == right[right.startIndex + column - 2],
                    left[left.startIndex + row - 2] == other
                {
                    cost = min(cost, before[column - 2] + 1)
                }
                current[column] = cost
                least = min(least, cost)
            }
            if least > limit { return limit + 1 }
            (before, previous, current) = (previous, current, before)
        }
        return min(previous[right.count], limit + 1)
    }
}
