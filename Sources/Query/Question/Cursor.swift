/// The position at which the next page of a list begins.
///
/// It is the last id of this page, so that it stays valid across versions of the catalog.
enum Cursor {
    /// Returns the cursor after an id.
    static func encode(_ id: String) -> String {
        let digits = Array("0123456789abcdef".utf8)
        return String(decoding: id.utf8.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }

    /// Returns the id that a cursor encodes; nil if the text is no cursor.
    ///
    /// Invalid UTF-8 is repaired: only the server makes cursors, and every id is a valid position.
    static func decode(_ cursor: String) -> String? {
        let digits = Array(cursor.utf8)
        guard digits.count.isMultiple(of: 2), (1...ValuePattern.longestCursor).contains(digits.count) else {
            return nil
        }
        var bytes: [UInt8] = []
        for index in stride(from: 0, to: digits.count, by: 2) {
            guard let high = value(digits[index]), let low = value(digits[index + 1]) else { return nil }
            bytes.append(high << 4 | low)
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func value(_ digit: UInt8) -> UInt8? {
        switch digit {
        case 48...57: digit - 48
        case 97...102: digit - 87
        default: nil
        }
    }
}
