package import JSON

/// Hours of the day, and perhaps days of the week, in which a rate applies.
///
/// Half open: the minute `to` is outside. `to` at or before `from` wraps to the next day, and the
/// weekday is then that of the clock at the moment itself, as sellers publish it.
package struct TimeWindow: Sendable, Hashable {
    /// The clock of `from` and `to`.
    package var zone: Zone

    /// Monday 1 to Sunday 7; nil means every day.
    package var weekdays: [Int]?

    /// Minutes since midnight at which the window opens.
    package var from: Int

    /// Minutes since midnight at which it closes, up to 1440.
    package var to: Int

    /// The clock on which the weekday is read; nil means `zone`.
    package var weekdayZone: Zone?

    /// `<calendar>:exclude` or `<calendar>:include`, where the seller publishes holidays.
    package var holidays: String?

    /// Creates a window.
    package init(
        zone: Zone, weekdays: [Int]? = nil, from: Int, to: Int, weekdayZone: Zone? = nil, holidays: String? = nil
    ) {
        self.zone = zone
        self.weekdays = weekdays
        self.from = from
        self.to = to
        self.weekdayZone = weekdayZone == zone ? nil : weekdayZone
        self.holidays = holidays
    }

    /// Returns true if a moment lies in the window.
    package func contains(_ moment: Timestamp) -> Bool {
        let minute = moment.minuteOfDay(offset: zone.offset)
        let isOpen = from < to ? minute >= from && minute < to : minute >= from || minute < to
        guard isOpen, let weekdays else { return isOpen }
        return weekdays.contains(moment.weekday(offset: (weekdayZone ?? zone).offset))
    }

    /// The moments after `moment` within a day at which the window may open or close, in no order.
    ///
    /// Besides its own ends these are the midnights of the weekday's clock.
    package func edges(after moment: Timestamp) -> [Timestamp] {
        let own = [Self.next(from, zone, after: moment), Self.next(to % 1440, zone, after: moment)]
        return weekdays == nil ? own : own + [Self.next(0, weekdayZone ?? zone, after: moment)]
    }

    /// The first of ``edges(after:)``, without a list of them.
    func firstEdge(after moment: Timestamp) -> Timestamp {
        let now = moment.minuteOfDay(offset: zone.offset)
        var wait = min(Self.minutes(from: now, to: from), Self.minutes(from: now, to: to % 1440))
        if weekdays != nil {
            let clock = weekdayZone.map { moment.minuteOfDay(offset: $0.offset) } ?? now
            wait = min(wait, Self.minutes(from: clock, to: 0))
        }
        return moment.adding(seconds: Int64(wait) * 60 - Self.secondOfMinute(moment))
    }

    /// Returns the next moment at which a clock shows a minute of the day.
    private static func next(_ minute: Int, _ zone: Zone, after moment: Timestamp) -> Timestamp {
        let wait = minutes(from: moment.minuteOfDay(offset: zone.offset), to: minute)
        return moment.adding(seconds: Int64(wait) * 60 - secondOfMinute(moment))
    }

    /// Returns the time from one minute of the day to another; a whole day to the same minute.
    private static func minutes(from now: Int, to minute: Int) -> Int {
        minute > now ? minute - now : minute - now + 1440
    }

    private static func secondOfMinute(_ moment: Timestamp) -> Int64 { (moment.seconds % 60 + 60) % 60 }

    /// Reads `HH:MM` (or `HHMM`) as minutes since midnight; `24:00` is 1440.
    package static func minutes(_ text: some StringProtocol) -> Int? {
        let digits = text.utf8.filter { $0 != UInt8(ascii: ":") }
        guard digits.count == 4, digits.allSatisfy({ $0 >= 48 && $0 <= 57 }) else { return nil }
        let hour = Int(digits[0] - 48) * 10 + Int(digits[1] - 48)
        let minute = Int(digits[2] - 48) * 10 + Int(digits[3] - 48)
        guard minute < 60, hour < 24 || (hour == 24 && minute == 0) else { return nil }
        return hour * 60 + minute
    }

    /// Adds the JSON object of this window.
    package func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("zone", zone.name)
            if let weekdays {
                json.key("weekdays")
                json.array(weekdays) { $0.value(Int64($1)) }
            }
            json.member("from", Self.clock(from))
            json.member("to", Self.clock(to))
            if let weekdayZone { json.member("weekday_zone", weekdayZone.name) }
            if let holidays { json.member("holidays", holidays) }
        }
    }

    private static func clock(_ minutes: Int) -> String {
        func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
        return "\(two(minutes / 60)):\(two(minutes % 60))"
    }
}

extension TimeWindow {
    /// Reads the JSON object that ``write(to:)`` writes; nil for anything else.
    init?(_ node: JSONNode) {
        var (zone, from, to): (Zone?, Int?, Int?)
        var (weekdays, weekdayZone, holidays): ([Int]?, Zone?, String?)
        for member in node.members {
            let text = member.value.string
            var isKnown = true
            switch member.key {
            case "zone": zone = text.flatMap { Zone($0) }
            case "from": from = text.flatMap { Self.minutes($0) }
            case "to": to = text.flatMap { Self.minutes($0) }
            case "weekdays":
                let days = member.value.elements
                weekdays = days.compactMap { day in if case .number(let text) = day { Int(text) } else { nil } }
                isKnown = !days.isEmpty && weekdays?.count == days.count
            case "weekday_zone":
                weekdayZone = text.flatMap { Zone($0) }
                isKnown = weekdayZone != nil
            case "holidays":
                holidays = text
                isKnown = text != nil
            default: isKnown = false
            }
            guard isKnown else { return nil }
        }
        guard let zone, let from, let to else { return nil }
        self.init(zone: zone, weekdays: weekdays, from: from, to: to, weekdayZone: weekdayZone, holidays: holidays)
    }

    /// The window in the phrase of a table: `16:30–24:00 UTC on Mon–Fri`.
    var phrase: String {
        let days = weekdays.map { days in
            " on " + (days.count == 5 && days.first == 1 && days.last == 5 ? "Mon–Fri" : "\(days.count) days")
        }
        return "\(Self.clock(from))–\(Self.clock(to)) \(zone.name)" + (days ?? "")
    }
}
