import JSON
import Tariff

/// The hours of LiteLLM's `off_peak_pricing`, in UTC.
///
/// Their weekdays may refer to another time zone.
enum LiteLLMWindows {
    /// Returns the windows, or nil if the hours cannot be read or the time zone has daylight saving.
    static func read(_ node: JSONNode) -> [TimeWindow]? {
        var weekdayZone: Zone?
        if let name = node["weekday_timezone"], name != .null {
            guard let zone = name.string.flatMap({ Zone($0) }) else { return nil }
            weekdayZone = zone
        }
        // A single window may be in the structure itself.
        let rows = node["windows"]?.elements ?? [node]
        var windows: [TimeWindow] = []
        for row in rows {
            guard let hours = row["hours_utc"] else { return nil }
            let texts = hours.string == nil ? hours.elements : [hours]
            guard !texts.isEmpty else { return nil }
            var weekdays: [Int]?
            if let days = row["weekdays"], days != .null {
                let read = days.elements.compactMap(weekday)
                guard !read.isEmpty, read.count == days.elements.count else { return nil }
                weekdays = Set(read).sorted()
            }
            for text in texts {
                let ends = (text.string ?? "").split(separator: "-", omittingEmptySubsequences: false)
                guard ends.count == 2, let from = TimeWindow.minutes(ends[0]), let to = TimeWindow.minutes(ends[1])
                else { return nil }
                windows.append(
                    TimeWindow(
                        zone: .utc, weekdays: weekdays, from: from, to: to == 0 ? 1440 : to,
                        weekdayZone: weekdays == nil ? nil : weekdayZone))
            }
        }
        return windows.isEmpty ? nil : windows
    }

    /// Returns 1 for Monday to 7 for Sunday, which may also be written as 0.
    private static func weekday(_ node: JSONNode) -> Int? {
        if let number = node.integer { return (0...7).contains(number) ? (number == 0 ? 7 : Int(number)) : nil }
        let names = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
        return node.string.flatMap { text in names.firstIndex { text.lowercased().hasPrefix($0) } }.map { $0 + 1 }
    }
}
