/// Appends numbers and whole arrays to bytes in little-endian order.
struct ByteWriter {
    private(set) var bytes: [UInt8] = []

    /// Appends a number in as few bytes as it needs, with seven bits in each.
    mutating func varint(_ value: UInt64) {
        var rest = value
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }

    /// Appends a count or an index.
    mutating func count(_ value: Int) { varint(UInt64(value)) }

    /// Appends a number that may be negative.
    ///
    /// Small magnitudes take few bytes.
    mutating func signed(_ value: Int64) {
        varint(UInt64(bitPattern: (value << 1) ^ (value >> 63)))
    }

    /// Appends one byte.
    mutating func byte(_ value: UInt8) { bytes.append(value) }

    /// Appends `true` or `false`.
    mutating func flag(_ value: Bool) { bytes.append(value ? 1 : 0) }

    /// Appends a number of fixed width.
    mutating func fixed<Number: FixedWidthInteger>(_ value: Number) {
        withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
    }

    /// Appends the count of an array, and the array as it is stored in memory.
    mutating func array<Number: FixedWidthInteger & BitwiseCopyable>(_ values: [Number]) {
        fixed(UInt64(values.count))
        values.withUnsafeBytes { bytes.append(contentsOf: $0) }
    }
}
