import Tariff

/// The `Retry-After` header, in both forms of RFC 9110.
enum RetryAfter {
    /// Parses `120`, or `Wed, 21 Oct 2026 07:28:00 GMT` relative to the server's own `Date`.
    ///
    /// - Returns: The number of seconds, from 0 to one day; nil if the text has neither form.
    static func seconds(_ text: String?, date: String?, now: Int64) -> Int64? {
        guard let text else { return nil }
        if !text.isEmpty, text.utf8.allSatisfy({ (48...57).contains($0) }) {
            return min(Int64(text) ?? 86_400, 86_400)
        }
        guard let moment = moment(text) else { return nil }
        return min(max(0, moment - (date.flatMap { Self.moment($0) } ?? now)), 86_400)
    }

    private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

    /// Parses the date form.
    ///
    /// Servers send only the current of its three formats.
    private static func moment(_ text: String) -> Int64? {
        let parts = text.split(separator: " ")
        guard parts.count == 6, parts[5] == "GMT", let month = months.firstIndex(of: String(parts[2])) else {
            return nil
        }
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        let day = parts[1].count == 1 ? "0\(parts[1])" : String(parts[1])
        return Timestamp("\(parts[3])-\(two(month + 1))-\(day)T\(parts[4])Z")?.seconds
    }
}
