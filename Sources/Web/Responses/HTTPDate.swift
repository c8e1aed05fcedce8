import Synchronization
import Tariff

/// The `Date` of responses (RFC 9110, section 5.6.7), written once a second.
final class HTTPDate: Sendable {
    private let last = Mutex((seconds: Int64.min, text: ""))

    /// The date of a moment: `Sun, 06 Nov 1994 08:49:37 GMT`.
    func text(of moment: Timestamp) -> String {
        last.withLock { last in
            if last.seconds != moment.seconds { last = (moment.seconds, Self.written(moment)) }
            return last.text
        }
    }

    private static let days = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    private static func written(_ moment: Timestamp) -> String {
        // 1970 began on a Thursday; the rest stands in the text of the moment: 1994-11-06T08:49:37Z.
        let day = days[Int(((moment.seconds / 86_400) % 7 + 7) % 7)]
        let parts = moment.description.split { $0 == "-" || $0 == "T" || $0 == "Z" }
        guard parts.count == 4, let month = Int(parts[1]), months.indices.contains(month - 1) else { return "" }
        return "\(day), \(parts[2]) \(months[month - 1]) \(parts[0]) \(parts[3]) GMT"
    }
}
