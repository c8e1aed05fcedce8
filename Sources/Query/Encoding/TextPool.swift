/// Every text of an index once, in one run of UTF-8.
///
/// A `String` is made only on demand.
struct TextPool: Sendable {
    /// The texts, one after the other.
    private let bytes: [UInt8]
    /// The start of each text, and the end of the last.
    private let starts: [UInt32]

    /// Creates a pool from the texts that ``TextPoolBuilder`` collected.
    init(bytes: [UInt8], starts: [UInt32]) {
        self.bytes = bytes
        self.starts = starts
    }

    /// The number of texts.
    var count: Int { starts.count - 1 }

    /// The text with a number; empty for a number that no text has.
    subscript(_ id: UInt32) -> String {
        let index = Int(id)
        guard index < count else { return "" }
        return String(decoding: bytes[Int(starts[index])..<Int(starts[index + 1])], as: UTF8.self)
    }

    /// Compares a stored text with another, byte by byte.
    ///
    /// Returns a negative number if the stored one comes first.
    func compare(_ id: UInt32, _ other: [UInt8]) -> Int {
        let (start, end) = (Int(starts[Int(id)]), Int(starts[Int(id) + 1]))
        let common = min(end - start, other.count)
        for offset in 0..<common where bytes[start + offset] != other[offset] {
            return Int(bytes[start + offset]) - Int(other[offset])
        }
        return end - start - other.count
    }

    /// Returns true if another text follows the first colon of a stored text.
    func endsAfterColon(_ id: UInt32, with other: String) -> Bool {
        let (start, end) = (Int(starts[Int(id)]), Int(starts[Int(id) + 1]))
        let count = other.utf8.count
        let colon = end - count - 1
        guard colon > start, bytes[colon] == UInt8(ascii: ":") else { return false }
        return !bytes[start..<colon].contains(UInt8(ascii: ":")) && bytes[(colon + 1)..<end].elementsEqual(other.utf8)
    }

    func encode(to writer: inout ByteWriter) {
        writer.array(starts)
        writer.array(bytes)
    }

    init(from reader: inout ByteReader) throws(IndexError) {
        starts = try reader.array()
        bytes = try reader.array()
        guard starts.first == 0, starts.last.map(Int.init) == bytes.count else {
            throw .damaged("the texts do not fill their pool")
        }
        for index in 1..<starts.count where starts[index] < starts[index - 1] {
            throw .damaged("the texts are out of order")
        }
    }
}

/// Collects texts and numbers them.
struct TextPoolBuilder {
    private var bytes: [UInt8] = []
    private var starts: [UInt32] = [0]
    private var known: [String: UInt32] = [:]

    mutating func id(_ text: String) -> UInt32 {
        if let id = known[text] { return id }
        let id = UInt32(starts.count - 1)
        known[text] = id
        bytes.append(contentsOf: text.utf8)
        starts.append(UInt32(bytes.count))
        return id
    }

    func pool() -> TextPool { TextPool(bytes: bytes, starts: starts) }
}
