/// Whole numbers written as decimal digits straight into bytes, without a text of their own.
enum Digits {
    /// Adds a number, with zeros in front where it has fewer digits than `width`.
    static func append(_ number: UInt64, width: Int = 1, to bytes: inout GrowingBytes) {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 20) { room in
            var rest = number
            var place = 20
            while rest > 0 || place > 20 - width {
                let (tenth, digit) = rest.quotientAndRemainder(dividingBy: 10)
                place -= 1
                room.initializeElement(at: place, to: UInt8(ascii: "0") + UInt8(truncatingIfNeeded: digit))
                rest = tenth
            }
            bytes.append(contentsOf: UnsafeBufferPointer(rebasing: room[place...]))
        }
    }
}
