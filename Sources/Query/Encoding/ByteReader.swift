/// Reads the bytes that ``ByteWriter`` writes.
///
/// It throws on any other bytes and never traps.
struct ByteReader {
    private let bytes: [UInt8]
    private var position: Int
    private let end: Int

    /// Creates a reader of a range of the bytes, clamped to those that exist.
    init(_ bytes: [UInt8], in range: Range<Int>? = nil) {
        self.bytes = bytes
        let range = range ?? 0..<bytes.count
        position = min(max(range.lowerBound, 0), bytes.count)
        end = min(max(range.upperBound, position), bytes.count)
    }

    /// The number of bytes that are left.
    var remaining: Int { end - position }

    mutating func byte() throws(IndexError) -> UInt8 {
        guard position < end else { throw .damaged("it ends too early") }
        defer { position += 1 }
        return bytes[position]
    }

    mutating func varint() throws(IndexError) -> UInt64 {
        var value: UInt64 = 0
        var shift: UInt64 = 0
        while true {
            let byte = try byte()
            guard shift < 63 || (shift == 63 && byte <= 1) else { throw .damaged("a number is too long") }
            value |= UInt64(byte & 0x7F) << shift
            if byte < 0x80 { return value }
            shift += 7
        }
    }

    /// Reads a count or an index of at most `limit`.
    mutating func count(limit: Int = Int(Int32.max)) throws(IndexError) -> Int {
        let value = try varint()
        guard value <= UInt64(limit) else { throw .damaged("a count of \(value) is impossible") }
        return Int(value)
    }

    mutating func signed() throws(IndexError) -> Int64 {
        let value = try varint()
        return Int64(bitPattern: value >> 1) ^ -Int64(value & 1)
    }

    mutating func flag() throws(IndexError) -> Bool {
        switch try byte() {
        case 0: return false
        case 1: return true
        case let other: throw .damaged("\(other) is neither yes nor no")
        }
    }

    mutating func fixed<Number: FixedWidthInteger & BitwiseCopyable>(
        _ type: Number.Type = Number.self
    ) throws(IndexError) -> Number {
        let width = MemoryLayout<Number>.size
        guard remaining >= width else { throw .damaged("it ends too early") }
        defer { position += width }
        return Number(
            littleEndian: bytes.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: position, as: Number.self) })
    }

    /// Reads a whole array with one copy.
    mutating func array<Number: FixedWidthInteger & BitwiseCopyable>(
        of type: Number.Type = Number.self
    ) throws(IndexError) -> [Number] {
        let stated = try fixed(UInt64.self)
        let width = MemoryLayout<Number>.stride
        guard stated <= UInt64(remaining / width) else { throw .damaged("it ends inside a table") }
        let count = Int(stated)
        let start = position
        position += count * width
        return [Number](unsafeUninitializedCapacity: count) { buffer, initialized in
            if count > 0 {
                bytes.withUnsafeBytes { source in
                    UnsafeMutableRawBufferPointer(buffer).copyMemory(
                        from: UnsafeRawBufferPointer(rebasing: source[start..<start + count * width]))
                }
            }
            initialized = count
        }
    }
}
