/// A set of offers by their rows in the index: one bit each, sixty-four to a word.
package struct OfferSet: Sendable, Hashable {
    /// The bits.
    ///
    /// Those after the last offer are zero.
    package private(set) var words: [UInt64]

    /// Creates an empty set for a number of offers.
    package init(count: Int) {
        words = [UInt64](repeating: 0, count: (count + 63) / 64)
    }

    /// Creates a set from its words.
    init(words: [UInt64]) { self.words = words }

    /// Creates the set of the offers whose value in a column meets a predicate.
    @inline(__always)
    init<Value>(where column: [Value], _ isIncluded: (Value) -> Bool) {
        words = [UInt64](repeating: 0, count: (column.count + 63) / 64)
        column.withUnsafeBufferPointer { column in
            words.withUnsafeMutableBufferPointer { words in
                // No branch is needed: most predicates are unpredictable.
                for row in 0..<column.count {
                    words[row &>> 6] |= (isIncluded(column[row]) ? 1 : 0) &<< UInt64(row & 63)
                }
            }
        }
    }

    /// Returns the set of all of a number of offers.
    package static func all(_ count: Int) -> OfferSet {
        var words = [UInt64](repeating: .max, count: (count + 63) / 64)
        if count % 64 != 0 { words[words.count - 1] = (1 << UInt64(count % 64)) - 1 }
        return OfferSet(words: words)
    }

    /// The number of offers in the set.
    package var count: Int {
        words.withUnsafeBufferPointer { words in
            var count = 0
            for index in words.indices { count &+= words[index].nonzeroBitCount }
            return count
        }
    }

    /// Returns the number of offers in both sets.
    func count(in other: OfferSet) -> Int {
        words.withUnsafeBufferPointer { words in
            other.words.withUnsafeBufferPointer { others in
                var count = 0
                for index in 0..<min(words.count, others.count) {
                    count &+= (words[index] & others[index]).nonzeroBitCount
                }
                return count
            }
        }
    }

    /// Returns true if an offer is in the set.
    package func contains(_ offer: Int) -> Bool { words[offer >> 6] >> UInt64(offer & 63) & 1 == 1 }

    /// Inserts an offer.
    package mutating func insert(_ offer: Int) { words[offer >> 6] |= 1 << UInt64(offer & 63) }

    /// Removes an offer.
    package mutating func remove(_ offer: Int) { words[offer >> 6] &= ~(1 << UInt64(offer & 63)) }

    /// Removes the offers that are not in another set.
    mutating func formIntersection(_ other: OfferSet) { combine(other) { $0 & $1 } }

    /// Inserts the offers of another set.
    mutating func formUnion(_ other: OfferSet) { combine(other) { $0 | $1 } }

    /// Removes the offers of another set.
    mutating func subtract(_ other: OfferSet) { combine(other) { $0 & ~$1 } }

    /// Removes the offers that are in one set and not in another.
    mutating func subtract(_ other: OfferSet, unlessIn kept: OfferSet) {
        words.withUnsafeMutableBufferPointer { words in
            other.words.withUnsafeBufferPointer { others in
                kept.words.withUnsafeBufferPointer { kept in
                    for index in 0..<min(words.count, others.count, kept.count) {
                        words[index] &= ~others[index] | kept[index]
                    }
                }
            }
        }
    }

    /// Removes the offers that are in two sets and not in a third.
    mutating func subtract(_ other: OfferSet, and another: OfferSet, unlessIn kept: OfferSet) {
        words.withUnsafeMutableBufferPointer { words in
            other.words.withUnsafeBufferPointer { others in
                another.words.withUnsafeBufferPointer { more in
                    kept.words.withUnsafeBufferPointer { kept in
                        for index in 0..<min(words.count, others.count, more.count, kept.count) {
                            words[index] &= ~(others[index] & more[index]) | kept[index]
                        }
                    }
                }
            }
        }
    }

    /// Combines sixty-four offers at once.
    ///
    /// The loop is over pointers, so that the compiler vectorises it.
    @inline(__always)
    private mutating func combine(_ other: OfferSet, _ body: (UInt64, UInt64) -> UInt64) {
        words.withUnsafeMutableBufferPointer { words in
            other.words.withUnsafeBufferPointer { others in
                for index in 0..<min(words.count, others.count) { words[index] = body(words[index], others[index]) }
            }
        }
    }

    /// Returns the offers in both sets.
    func intersection(_ other: OfferSet) -> OfferSet {
        var result = self
        result.formIntersection(other)
        return result
    }

    /// Returns the offers in either set.
    func union(_ other: OfferSet) -> OfferSet {
        var result = self
        result.formUnion(other)
        return result
    }

    /// Returns the offers of the set that meet a predicate.
    func filter(_ isIncluded: (Int) -> Bool) -> OfferSet {
        var result = OfferSet(words: [UInt64](repeating: 0, count: words.count))
        forEach { offer in
            if isIncluded(offer) { result.insert(offer) }
            return true
        }
        return result
    }

    /// True if there is no offer in the set.
    var isEmpty: Bool { words.allSatisfy { $0 == 0 } }

    /// Returns the offers of this set that are not in another.
    func subtracting(_ other: OfferSet) -> OfferSet {
        var result = self
        result.subtract(other)
        return result
    }

    /// Collects the rows among some that are in the set, into memory that has room for all of them.
    ///
    /// - Returns: The number of rows that were collected.
    func collect<Row: FixedWidthInteger>(
        from rows: ArraySlice<UInt32>, into found: UnsafeMutableBufferPointer<Row>
    ) -> Int {
        var count = 0
        rows.withUnsafeBufferPointer { rows in
            words.withUnsafeBufferPointer { words in
                for index in 0..<rows.count {
                    let row = Int(truncatingIfNeeded: rows[index])
                    found[count] = Row(truncatingIfNeeded: row)
                    // No branch is needed: the next row overwrites one that is not in the set.
                    count &+= Int(truncatingIfNeeded: words[row &>> 6] &>> UInt64(truncatingIfNeeded: row) & 1)
                }
            }
        }
        return count
    }

    /// Returns the first offers of the set, in order, at most `limit`.
    package func first(_ limit: Int) -> [Int] {
        var found: [Int] = []
        forEach { offer in
            if found.count < limit { found.append(offer) }
            return found.count < limit
        }
        return found
    }

    /// Calls a closure with each offer in order until it returns false.
    @inline(__always)
    func forEach(_ body: (Int) -> Bool) {
        for index in words.indices {
            var word = words[index]
            while word != 0 {
                guard body(index << 6 + word.trailingZeroBitCount) else { return }
                word &= word - 1
            }
        }
    }
}
