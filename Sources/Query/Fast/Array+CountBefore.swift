extension Array {
    /// How many elements stand before the first that is not before a point, in an array where all others are behind it.
    ///
    /// - Parameter isBefore: whether an element stands before the point.
    /// - Returns: the place of the first element that does not; the count where there is none.
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
