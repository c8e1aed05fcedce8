import Tariff

/// The known ids nearest to an unknown one.
///
/// Any client may ask for unknown ids, and each is compared with every id of the catalog. So this type works on bytes, reuses its
/// buffers, and compares the sets of letters first, which rules out most ids.
struct NearIDs {
    /// The unknown id, in lower case.
    private let wanted: [UInt8]
    /// The unknown id without the separators that people omit or vary.
    private let bare: [UInt8]
    /// The largest edit distance that is accepted.
    private let reach: Int
    private let letters: UInt64
    private let bareLetters: UInt64
    private var found: [(distance: Int, row: Int)] = []
    private var name: [UInt8] = []
    private var slips = SlipCounter()

    /// Creates a search for the ids nearest to one.
    init(to id: String) {
        wanted = id.utf8.map(Self.lowercased)
        bare = wanted.filter(Self.isBare)
        reach = max(1, min(4, wanted.count / 4))
        letters = Self.letters(of: wanted)
        bareLetters = Self.letters(of: bare)
    }

    /// Returns the rows of the likeliest ids, the likeliest first.
    func nearest(_ most: Int) -> [Int] { found.sorted { $0 < $1 }.prefix(most).map(\.row) }

    /// Considers the id of a row.
    ///
    /// Ids within the edit distance come first, then ids that merely contain the words.
    mutating func consider(_ id: String, row: Int) {
        guard !wanted.isEmpty else { return }
        let missing = letters & ~Self.letters(of: id.utf8)
        let mayHold = missing & bareLetters == 0
        guard mayHold || missing.nonzeroBitCount <= reach else { return }
        name.removeAll(keepingCapacity: true)
        name.append(contentsOf: id.utf8)
        for index in 0..<name.count { name[index] = Self.lowercased(name[index]) }

        let lastMark = name.dropLast().lastIndex { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: ":") }
        let last = name[(lastMark.map { $0 + 1 } ?? 0)...]
        let ofLast = slips(in: last)
        var distance = min(slips(in: name[...]), ofLast + 1)
        let bareName = mayHold && distance > 1 ? name.filter(Self.isBare) : []
        if distance > 1, mayHold, bare.count >= 3, bare == bareName || bare == last.filter(Self.isBare) { distance = 1 }
        if distance > reach, ofLast > reach {
            guard mayHold, wanted.count >= 3,
                Self.holds(name, wanted) || bare.count >= 4 && Self.holds(bareName, bare)
            else { return }
            distance = reach + 2
        }
        found.append((distance, row))
    }

    /// Returns the edit distance to a name; one more than ``reach`` if it is greater than ``reach``.
    private mutating func slips(in name: ArraySlice<UInt8>) -> Int {
        guard abs(name.count - wanted.count) <= reach else { return reach + 1 }
        // One edit adds a new letter, or removes the last of its kind, or both.
        let others = Self.letters(of: name)
        guard (letters & ~others).nonzeroBitCount <= reach, (others & ~letters).nonzeroBitCount <= reach else {
            return reach + 1
        }
        return slips.count(from: wanted[...], to: name, limit: reach)
    }

    /// Returns the set of letters in a text regardless of case, in which a few letters share a bit.
    private static func letters(of text: some Sequence<UInt8>) -> UInt64 {
        var letters: UInt64 = 0
        for byte in text { letters |= 1 &<< UInt64(lowercased(byte) & 63) }
        return letters
    }

    private static func lowercased(_ byte: UInt8) -> UInt8 {
        byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z") ? byte | 0x20 : byte
    }

    /// Returns true if a byte is part of a letter or a digit.
    ///
    /// All bytes outside ASCII count.
    private static func isBare(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), 0x80...: true
        default: false
        }
    }

    private static func holds(_ text: [UInt8], _ part: [UInt8]) -> Bool {
        guard let first = part.first, text.count >= part.count else { return false }
        for start in 0...(text.count - part.count) where text[start] == first {
            if text[start..<(start + part.count)] == part[...] { return true }
        }
        return false
    }
}
