/// A set of offers by their place in the index: one bit each, sixty-four to a word.
package struct OfferSet: Sendable, Hashable {
    /// The bits; those after the last offer are zero.
    package private(set) var words: [UInt64]

    /// Makes an empty set for that many offers.
    package init(count: Int) {
        words = [UInt64](repeating: 0, count: (count + 63) / 64)
    }

    /// Makes a set from its words.
    init(words: [UInt64]) { self.words = words }

    /// The set of all of that many offers.
    package static func all(_ count: Int) -> OfferSet {
        var words = [UInt64](repeating: .max, count: (count + 63) / 64)
        if count % 64 != 0 { words[words.count - 1] = (1 << UInt64(count % 64)) - 1 }
        return OfferSet(words: words)
    }

    /// How many offers are in the set.
    package var count: Int {
        words.withUnsafeBufferPointer { words in
            var count = 0
            for index in words.indices { count &+= words[index].nonzeroBitCount }
            return count
        }
    }

    /// How many offers are in both sets.
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

    /// Whether an offer is in the set.
    package func contains(_ offer: Int) -> Bool { words[offer >> 6] >> UInt64(offer & 63) & 1 == 1 }

    /// Puts an offer into the set.
    package mutating func insert(_ offer: Int) { words[offer >> 6] |= 1 << UInt64(offer & 63) }

    /// Takes an offer out of the set.
    package mutating func remove(_ offer: Int) { words[offer >> 6] &= ~(1 << UInt64(offer & 63)) }

    /// Keeps only what is in the other set too.
    mutating func formIntersection(_ other: OfferSet) { combine(other) { $0 & $1 } }

    /// Adds what is in the other set.
    mutating func formUnion(_ other: OfferSet) { combine(other) { $0 | $1 } }

    /// Takes out what is in the other set.
    mutating func subtract(_ other: OfferSet) { combine(other) { $0 & ~$1 } }

    /// Takes out what one set has and another lacks.
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

    /// Takes out what two sets have and a third lacks.
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

    /// Sixty-four offers at once; through pointers, so that it is done in the processor's widest words.
    @inline(__always)
    private mutating func combine(_ other: OfferSet, _ body: (UInt64, UInt64) -> UInt64) {
        words.withUnsafeMutableBufferPointer { words in
            other.words.withUnsafeBufferPointer { others in
                for index in 0..<min(words.count, others.count) { words[index] = body(words[index], others[index]) }
            }
        }
    }

    /// The offers in both sets.
    func intersection(_ other: OfferSet) -> OfferSet {
        var result = self
        result.formIntersection(other)
        return result
    }

    /// The offers in either set.
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

    /// Whether there is no offer in the set.
    var isEmpty: Bool { words.allSatisfy { $0 == 0 } }

    /// The offers of this set that are not in the other.
    func subtracting(_ other: OfferSet) -> OfferSet {
        var result = self
        result.subtract(other)
        return result
    }

    /// Puts those of some places that are in the set one after the other into memory that has room for all.
    ///
    /// - Returns: how many there are.
    func collect<Place: FixedWidthInteger>(
        from places: ArraySlice<UInt32>, into found: UnsafeMutableBufferPointer<Place>
    ) -> Int {
        var count = 0
        places.withUnsafeBufferPointer { places in
            words.withUnsafeBufferPointer { words in
                for index in 0..<places.count {
                    let place = Int(truncatingIfNeeded: places[index])
                    found[count] = Place(truncatingIfNeeded: place)
                    // Without a branch: the next place is put over one that is not in the set.
                    count &+= Int(truncatingIfNeeded: words[place &>> 6] &>> UInt64(truncatingIfNeeded: place) & 1)
                }
            }
        }
        return count
    }

    /// The first offers of the set, in order, at most `limit`.
    package func first(_ limit: Int) -> [Int] {
        var found: [Int] = []
        forEach { offer in
            if found.count < limit { found.append(offer) }
            return found.count < limit
        }
        return found
    }

    /// Calls the body with each offer in order until it returns false.
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
