/// Finds what somebody who mistyped a word may have meant.
package enum NearestWords {
    /// The nearest of the words, when it is near enough that a slip explains the difference.
    package static func nearest(to word: String, in words: [String]) -> String? {
        let typed = Array(word.lowercased().utf8)
        let reach = max(1, min(3, typed.count / 3))
        var best: (word: String, distance: Int)?
        for candidate in words {
            let distance = distance(typed, Array(candidate.utf8), limit: reach)
            if distance <= reach, distance < best?.distance ?? .max { best = (candidate, distance) }
        }
        return best?.word
    }

    /// How many letters must be put in, left out, changed or swapped with their neighbour.
    ///
    /// - Returns: `limit + 1` when it is more than `limit`.
    package static func distance(_ left: [UInt8], _ right: [UInt8], limit: Int) -> Int {
        guard abs(left.count - right.count) <= limit else { return limit + 1 }
        guard !left.isEmpty, !right.isEmpty else { return max(left.count, right.count) }
        var before = [Int](repeating: 0, count: right.count + 1)
        var previous = Array(0...right.count)
        var current = previous
        for (row, letter) in left.enumerated() {
            current[0] = row + 1
            var least = current[0]
            for (column, other) in right.enumerated() {
                var cost = min(previous[column + 1], current[column]) + 1
                cost = min(cost, previous[column] + (letter == other ? 0 : 1))
                if row > 0, column > 0, letter == right[column - 1], left[row - 1] == other {
                    cost = min(cost, before[column - 1] + 1)
                }
                current[column + 1] = cost
                least = min(least, cost)
            }
            if least > limit { return limit + 1 }
            (before, previous, current) = (previous, current, before)
        }
        return min(previous[right.count], limit + 1)
    }
}
