/// Writes whole numbers as decimal digits into bytes, without intermediate strings.
package enum Digits {
    /// Appends a number, padded with zeros to at least `width` digits.
    @inlinable
    package static func append(_ number: UInt64, width: Int = 1, to bytes: inout GrowingBytes) {
        bytes.append(atMost: 20) { room in
            var rest = number
            var start = 20
            while rest > 0 || start > 20 - width {
                let (tenth, digit) = rest.quotientAndRemainder(dividingBy: 10)
                start -= 1
                room[start] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: digit)
                rest = tenth
            }
            room.update(from: room + start, count: 20 - start)
            return 20 - start
        }
    }

    /// Stores a number below a hundred as two digits.
    @inlinable @inline(__always)
    package static func put(_ number: Int64, at room: UnsafeMutablePointer<UInt8>) {
        let (ten, one) = UInt8(truncatingIfNeeded: number).quotientAndRemainder(dividingBy: 10)
        room[0] = UInt8(ascii: "0") + ten
        room[1] = UInt8(ascii: "0") + one
    }
}
