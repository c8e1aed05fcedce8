/// The spelling of JSON numbers as text, which never rounds them.
enum JSONNumber {
    /// Returns a short number without an exponent and without trailing zeros: `1000` for `1000.0` and `1e3`.
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
