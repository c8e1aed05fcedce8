/// Where the next page of a list begins: the last id of this one, so that it holds across versions of the catalog.
enum Cursor {
    /// The cursor after an id.
    static func encode(_ id: String) -> String {
        let digits = Array("0123456789abcdef".utf8)
        return String(decoding: id.utf8.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }

    /// The id that a cursor stands for; nil when it is no cursor.
    ///
    /// What is no text stands for the text nearest to it: nobody but the server makes cursors, and every one is a place.
    static func decode(_ cursor: String) -> String? {
        let digits = Array(cursor.utf8)
        guard digits.count.isMultiple(of: 2), (1...WordPattern.longestCursor).contains(digits.count) else { return nil }
        var bytes: [UInt8] = []
        for place in stride(from: 0, to: digits.count, by: 2) {
            guard let high = value(digits[place]), let low = value(digits[place + 1]) else { return nil }
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
