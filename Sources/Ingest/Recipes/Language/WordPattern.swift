/// A text in which `*` stands for any text, compared without regard to capitals.
struct WordPattern: Sendable, Hashable {
    /// The pattern as written.
    let text: String
    private let parts: [[UInt8]]

    init(_ text: String) {
        self.text = text
        parts = text.lowercased().utf8.split(separator: UInt8(ascii: "*"), omittingEmptySubsequences: false)
            .map(Array.init)
    }

    /// Indicates whether the pattern contains `*`.
    var isOpen: Bool { parts.count > 1 }

    /// Returns true if the whole text fits.
    func matches(_ text: some StringProtocol) -> Bool {
        // Most texts differ in the first letter, and most are ASCII, which needs no Unicode rules.
        if let first = parts[0].first, first < 0x80, let own = text.utf8.first, own < 0x80, Self.lower(own) != first {
            return false
        }
        let isASCII = text.utf8.allSatisfy { $0 < 0x80 }
        let text = isASCII ? text.utf8.map(Self.lower) : Array(text.lowercased().utf8)
        guard isOpen else { return text == parts[0] }
        guard text.starts(with: parts[0]) else { return false }
        var index = parts[0].count
        for part in parts.dropFirst().dropLast() {
            guard let found = Self.first(part, in: text, from: index) else { return false }
            index = found + part.count
        }
        let last = parts[parts.count - 1]
        return text.count - index >= last.count && text.suffix(last.count).elementsEqual(last)
    }

    private static func lower(_ byte: UInt8) -> UInt8 {
        byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z") ? byte | 0x20 : byte
    }

    private static func first(_ part: [UInt8], in text: [UInt8], from start: Int) -> Int? {
        guard text.count - start >= part.count else { return nil }
        return (start...(text.count - part.count)).first { text[$0..<($0 + part.count)].elementsEqual(part) }
    }
}
