/// A pattern of ids in which `*` stands for any text and `?` for any one character.
package struct Glob: Sendable, Hashable {
    /// The pattern as it was written.
    package let pattern: String
    private let bytes: [UInt8]

    /// Creates a pattern.
    package init(_ pattern: String) {
        self.pattern = pattern
        bytes = Array(pattern.utf8)
    }

    /// Returns true if the whole text matches the pattern.
    package func matches(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { matches($0) }
    }

    private func matches(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        var (index, position) = (0, 0)
        // The last star and the end of the text that it matched, to try again with more.
        var star: (index: Int, position: Int)?
        while position < text.count {
            if index < bytes.count, bytes[index] == UInt8(ascii: "*") {
                star = (index, position)
                index += 1
            } else if index < bytes.count, bytes[index] == UInt8(ascii: "?") {
                index += 1
                position += 1
                while position < text.count, text[position] & 0xC0 == 0x80 { position += 1 }
            } else if index < bytes.count, bytes[index] == text[position] {
                index += 1
                position += 1
            } else if let last = star {
                star = (last.index, last.position + 1)
                index = last.index + 1
                position = last.position + 1
            } else {
                return false
            }
        }
        return bytes[index...].allSatisfy { $0 == UInt8(ascii: "*") }
    }
}
