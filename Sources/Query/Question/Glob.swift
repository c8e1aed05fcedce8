/// A pattern of ids in which `*` stands for any text and `?` for any one character.
package struct Glob: Sendable, Hashable {
    /// The pattern as it was written.
    package let pattern: String
    private let bytes: [UInt8]

    /// Makes a pattern.
    package init(_ pattern: String) {
        self.pattern = pattern
        bytes = Array(pattern.utf8)
    }

    /// Whether the whole text fits the pattern.
    package func matches(_ text: String) -> Bool {
        let text = Array(text.utf8)
        var (place, position) = (0, 0)
        // Where the last star stands and how much of the text it has taken, to try again with more.
        var star: (place: Int, position: Int)?
        while position < text.count {
            if place < bytes.count, bytes[place] == UInt8(ascii: "*") {
                star = (place, position)
                place += 1
            } else if place < bytes.count, bytes[place] == UInt8(ascii: "?") {
                place += 1
                position += 1
                while position < text.count, text[position] & 0xC0 == 0x80 { position += 1 }
            } else if place < bytes.count, bytes[place] == text[position] {
                place += 1
                position += 1
            } else if let last = star {
                star = (last.place, last.position + 1)
                place = last.place + 1
                position = last.position + 1
            } else {
                return false
            }
        }
        return bytes[place...].allSatisfy { $0 == UInt8(ascii: "*") }
    }
}
