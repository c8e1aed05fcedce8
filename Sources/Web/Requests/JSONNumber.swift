/// A number of JSON as text, which is never rounded.
enum JSONNumber {
    /// Whether a text is a number of RFC 8259, section 6.
    static func isNumber(_ text: String) -> Bool {
        var rest = Array(text.utf8)[...]
        func takeDigits() -> Int {
            let digits = rest.prefix { (48...57).contains($0) }.count
            rest = rest.dropFirst(digits)
            return digits
        }
        if rest.first == UInt8(ascii: "-") { rest.removeFirst() }
        let leading = rest.first
        let whole = takeDigits()
        guard whole == 1 || (whole > 1 && leading != UInt8(ascii: "0")) else { return false }
        if rest.first == UInt8(ascii: ".") {
            rest.removeFirst()
            if takeDigits() == 0 { return false }
        }
        if let mark = rest.first, mark == UInt8(ascii: "e") || mark == UInt8(ascii: "E") {
            rest.removeFirst()
            if let sign = rest.first, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") { rest.removeFirst() }
            if takeDigits() == 0 { return false }
        }
        return rest.isEmpty
    }

    /// The same number without an exponent and without a fraction of nothing, where it is short: `1000.0`, `1e3` are
    /// `1000`.
    static func plain(_ text: String) -> String {
        let parts = text.split(omittingEmptySubsequences: false) { $0 == "e" || $0 == "E" }
        guard let exponent = parts.count == 2 ? Int(parts[1]) : 0, abs(exponent) <= 30 else { return text }
        let isNegative = parts[0].hasPrefix("-")
        let digits = parts[0].drop { $0 == "-" }.split(separator: ".", omittingEmptySubsequences: false)
        let whole = String(digits[0])
        let fraction = digits.count == 2 ? String(digits[1]) : ""
        guard whole.utf8.count + fraction.utf8.count <= 60 else { return text }
        var all = whole + fraction
        var point = whole.utf8.count + exponent
        if point <= 0 {
            all = String(repeating: "0", count: 1 - point) + all
            point = 1
        }
        if point > all.utf8.count { all += String(repeating: "0", count: point - all.utf8.count) }
        var before = all.prefix(point).drop { $0 == "0" }
        if before.isEmpty { before = "0" }
        var after = all.dropFirst(point)
        while after.last == "0" { after.removeLast() }
        let plain = before + (after.isEmpty ? "" : "." + after)
        return isNegative && plain != "0" ? "-" + plain : String(plain)
    }
}
