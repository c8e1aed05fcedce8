extension Array {
    /// Returns the number of elements before a point, in an array that is partitioned at that point, by binary search.
    ///
    /// - Parameter isBefore: A predicate that holds for the elements before the point and for no other.
    /// - Returns: The index of the first element that is not before the point; the count if there is none.
    @inline(__always)
    func countBefore(_ isBefore: (Element) -> Bool) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if isBefore(self[middle]) { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
