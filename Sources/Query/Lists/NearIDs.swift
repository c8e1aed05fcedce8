import Tariff

/// The ids that are like one which is unknown.
///
/// Anybody may ask for an unknown id as often as they like, and each time every id of the catalog is held against it: hence
/// bytes, buffers that are used again, and a look at the letters alone first, which passes over most ids.
struct NearIDs {
    /// What was asked for, in lower case.
    private let wanted: [UInt8]
    /// The same without what people leave out or write in another way between words.
    private let bare: [UInt8]
    /// How many slips are forgiven.
    private let reach: Int
    private let letters: UInt64
    private let bareLetters: UInt64
    private var found: [(distance: Int, place: Int)] = []
    private var name: [UInt8] = []
    private var slips = SlipCounter()

    /// Makes ready to look for what is like an id.
    init(to id: String) {
        wanted = id.utf8.map(Self.lowercased)
        bare = wanted.filter(Self.isBare)
        reach = max(1, min(4, wanted.count / 4))
        letters = Self.letters(of: wanted)
        bareLetters = Self.letters(of: bare)
    }

    /// The places of the likeliest ids, the likeliest first.
    func nearest(_ most: Int) -> [Int] { found.sorted { $0 < $1 }.prefix(most).map(\.place) }

    /// Looks at the id with a place.
    ///
    /// First come those that differ by a slip of the keyboard, then what only holds the words somewhere.
    mutating func look(at id: String, place: Int) {
        guard !wanted.isEmpty else { return }
        let missing = letters & ~Self.letters(of: id.utf8)
        let mayHold = missing & bareLetters == 0
        guard mayHold || missing.nonzeroBitCount <= reach else { return }
        name.removeAll(keepingCapacity: true)
        name.append(contentsOf: id.utf8)
        for place in 0..<name.count { name[place] = Self.lowercased(name[place]) }

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
        found.append((distance, place))
    }

    /// How many slips a name is away; ``reach`` and one when it is more than ``reach``.
    private mutating func slips(in name: ArraySlice<UInt8>) -> Int {
        guard abs(name.count - wanted.count) <= reach else { return reach + 1 }
        // A slip puts in one letter that was not there, or takes out the last of its kind, or both.
        let others = Self.letters(of: name)
        guard (letters & ~others).nonzeroBitCount <= reach, (others & ~letters).nonzeroBitCount <= reach else {
            return reach + 1
        }
        return slips.count(from: wanted[...], to: name, limit: reach)
    }

    /// Which letters a text has, whatever their case; a few share a place.
    private static func letters(of text: some Sequence<UInt8>) -> UInt64 {
        var letters: UInt64 = 0
        for byte in text { letters |= 1 &<< UInt64(lowercased(byte) & 63) }
        return letters
    }

    private static func lowercased(_ byte: UInt8) -> UInt8 {
        byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z") ? byte | 0x20 : byte
    }

    /// Whether a byte belongs to a letter or a digit; of what is not ASCII, all does.
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
