import JSON
import Tariff

/// Minutes of a day of UTC, as ranges that do not overlap and are in order.
struct GenAIPricesHours: Hashable {
    private var ranges: [Range<Int>]

    /// The whole day.
    static let all = GenAIPricesHours(ranges: [0..<1440])

    private init(ranges: [Range<Int>]) {
        self.ranges = ranges
    }

    /// Reads `start_time` and `end_time`, half open; nil when they are no two times of day with a distance from UTC.
    ///
    /// An end at or before the start is on the next day.
    init?(_ constraint: JSONNode) {
        guard let start = constraint["start_time"]?.string.flatMap(Self.minute),
            let end = constraint["end_time"]?.string.flatMap(Self.minute)
        else { return nil }
        let (from, to) = (start % 1440, end % 1440)
        ranges = (from < to ? [from..<to] : [0..<to, from..<1440]).filter { !$0.isEmpty }
    }

    /// Whether no minute is in it.
    var isEmpty: Bool { ranges.isEmpty }

    /// What is left without the minutes of another.
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

    /// The windows that hold these minutes; what ends at midnight and goes on there is one.
    var windows: [TimeWindow] {
        var ends = ranges.map { (from: $0.lowerBound, to: $0.upperBound) }
        if ends.count > 1, let first = ends.first, let last = ends.last, first.from == 0, last.to == 1440 {
            ends.removeFirst()
            ends[ends.count - 1].to = first.to
        }
        return ends.map { TimeWindow(zone: .utc, from: $0.from, to: $0.to) }
    }

    /// Minutes since midnight UTC of `16:30:00Z`, `00:30+08:00`; nil without a distance from UTC, which must be known.
    private static func minute(_ text: String) -> Int? {
        let clock = text.prefix { $0 != "Z" && $0 != "z" && $0 != "+" && $0 != "-" }
        let distance = text.dropFirst(clock.count)
        let parts = clock.split(separator: ":", omittingEmptySubsequences: false)
        guard (2...3).contains(parts.count), parts[0].count == 2, parts[1].count == 2,
            let minute = TimeWindow.minutes("\(parts[0]):\(parts[1])"), let offset = offset(distance)
        else { return nil }
        let seconds = parts.count == 3 ? parts[2].prefix { $0 != "." } : "00"
        // The last second of a day stands for its end; another second cannot be told in minutes.
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
