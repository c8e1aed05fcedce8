import JSON
import Tariff

/// The minutes of a day in UTC, as sorted ranges without overlap.
struct GenAIPricesHours: Hashable {
    private var ranges: [Range<Int>]

    /// The whole day.
    static let all = GenAIPricesHours(ranges: [0..<1440])

    private init(ranges: [Range<Int>]) {
        self.ranges = ranges
    }

    /// Reads `start_time` and `end_time`, the end excluded.
    ///
    /// Returns nil unless both are times of day with a UTC offset.
    ///
    /// An end at or before the start is on the next day.
    init?(_ constraint: JSONNode) {
        guard let start = constraint["start_time"]?.string.flatMap(Self.minute),
            let end = constraint["end_time"]?.string.flatMap(Self.minute)
        else { return nil }
        let (from, to) = (start % 1440, end % 1440)
        ranges = (from < to ? [from..<to] : [0..<to, from..<1440]).filter { !$0.isEmpty }
    }

    /// Indicates whether there are no minutes.
    var isEmpty: Bool { ranges.isEmpty }

    /// Returns the minutes that the other hours do not contain.
    func subtracting(_ other: GenAIPricesHours) -> GenAIPricesHours {
        var left = ranges
        for cut in other.ranges {
            left = left.flatMap { range in
                [
                    range.lowerBound..<max(range.lowerBound, min(range.upperBound, cut.lowerBound)),
                    min(range.upperBound, max(range.lowerBound, cut.upperBound))..<range.upperBound,
                ].filter { !$0.isEmpty }
            }
        }
        return GenAIPricesHours(ranges: left)
    }

    /// The windows of these minutes.
    ///
    /// A window that continues across midnight is one.
    var windows: [TimeWindow] {
        var ends = ranges.map { (from: $0.lowerBound, to: $0.upperBound) }
        if ends.count > 1, let first = ends.first, let last = ends.last, first.from == 0, last.to == 1440 {
            ends.removeFirst()
            ends[ends.count - 1].to = first.to
        }
        return ends.map { TimeWindow(zone: .utc, from: $0.from, to: $0.to) }
    }

    /// Returns the minutes since midnight UTC of `16:30:00Z` or `00:30+08:00`, or nil without a UTC offset.
    private static func minute(_ text: String) -> Int? {
        let clock = text.prefix { $0 != "Z" && $0 != "z" && $0 != "+" && $0 != "-" }
        let distance = text.dropFirst(clock.count)
        let parts = clock.split(separator: ":", omittingEmptySubsequences: false)
        guard (2...3).contains(parts.count), parts[0].count == 2, parts[1].count == 2,
            let minute = TimeWindow.minutes("\(parts[0]):\(parts[1])"), let offset = offset(distance)
        else { return nil }
        let seconds = parts.count == 3 ? parts[2].prefix { $0 != "." } : "00"
        // The last second of a day means its end. Other seconds cannot be expressed in minutes.
        let isDayEnd = minute == 1439 && seconds == "59"
        guard seconds == "00" || isDayEnd else { return nil }
        return ((isDayEnd ? 1440 : minute) - offset + 2880) % 1440
    }

    private static func offset(_ text: Substring) -> Int? {
        if text == "Z" || text == "z" { return 0 }
        guard text.first == "+" || text.first == "-", let minutes = TimeWindow.minutes(text.dropFirst()) else {
            return nil
        }
        return text.first == "-" ? -minutes : minutes
    }
}
