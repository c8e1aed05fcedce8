/// Whole numbers written as decimal digits straight into bytes, without a text of their own.
enum Digits {
    /// Adds a number, with zeros in front where it has fewer digits than `width`.
    static func append(_ number: UInt64, width: Int = 1, to bytes: inout GrowingBytes) {
        bytes.append(atMost: 20) { room in
            var rest = number
            var place = 20
            while rest > 0 || place > 20 - width {
                let (tenth, digit) = rest.quotientAndRemainder(dividingBy: 10)
                place -= 1
                room[place] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: digit)
                rest = tenth
            }
            room.update(from: room + place, count: 20 - place)
            return 20 - place
        }
    }

    /// Puts a number below a hundred in two digits.
    @inline(__always)
    static func put(_ number: Int64, at room: UnsafeMutablePointer<UInt8>) {
        let (ten, one) = UInt8(truncatingIfNeeded: number).quotientAndRemainder(dividingBy: 10)
        room[0] = UInt8(ascii: "0") + ten
        room[1] = UInt8(ascii: "0") + one
    }
}
