import Tariff
import Testing

@Suite
struct TimeWindowTests {
    /// 2026-11-23 is a Monday.
    @Test(arguments: [
        ("2026-11-23T04:00:00Z", true), ("2026-11-23T05:59:59Z", true), ("2026-11-23T06:00:00Z", false),
        ("2026-11-23T03:59:59Z", false),
    ])
    func `a window is half open`(moment: String, isOpen: Bool) throws {
        let window = TimeWindow(zone: .utc, from: 240, to: 360)
        #expect(window.contains(try #require(Timestamp(moment))) == isOpen)
    }

    @Test(arguments: [
        (960, 30, "2026-11-23T23:59:59Z", true), (960, 30, "2026-11-23T00:29:59Z", true),
        (960, 30, "2026-11-23T00:30:00Z", false), (960, 30, "2026-11-23T15:59:00Z", false),
        (600, 0, "2026-11-23T23:59:00Z", true), (600, 0, "2026-11-23T00:00:00Z", false),
        (600, 1440, "2026-11-23T23:59:59Z", true), (0, 1440, "2026-11-23T12:00:00Z", true),
        (0, 0, "2026-11-23T12:00:00Z", true),
    ])
    func `an end at or before the beginning wraps to the next day`(
        from: Int, to: Int, moment: String, isOpen: Bool
    ) throws {
        let window = TimeWindow(zone: .utc, from: from, to: to)
        #expect(window.contains(try #require(Timestamp(moment))) == isOpen)
    }

    @Test(arguments: [
        ("2026-11-22T16:00:00Z", true), ("2026-11-22T15:59:59Z", false), ("2026-11-23T15:59:59Z", true),
        ("2026-11-23T16:00:00Z", false),
    ])
    func `the weekday is read on its own clock`(moment: String, isOpen: Bool) throws {
        let shanghai = try #require(Zone("Asia/Shanghai"))
        let mondays = TimeWindow(zone: .utc, weekdays: [1], from: 0, to: 1440, weekdayZone: shanghai)
        #expect(mondays.contains(try #require(Timestamp(moment))) == isOpen)
        let there = TimeWindow(zone: shanghai, weekdays: [1], from: 0, to: 1440)
        #expect(there.contains(try #require(Timestamp(moment))) == isOpen)
    }

    @Test func `a weekday zone equal to the zone is not kept`() {
        #expect(TimeWindow(zone: .utc, from: 0, to: 60, weekdayZone: .utc) == TimeWindow(zone: .utc, from: 0, to: 60))
    }

    @Test func `a zone with daylight saving is refused`() {
        #expect(Zone("America/New_York") == nil)
        #expect(Zone("Europe/Berlin") == nil)
        #expect(Zone("Asia/Kolkata")?.offset == 330)
    }

    @Test func `edges lie after the moment and within a day`() throws {
        let shanghai = try #require(Zone("Asia/Shanghai"))
        let window = TimeWindow(zone: .utc, weekdays: [6], from: 240, to: 1440, weekdayZone: shanghai)
        for moment in ["2026-11-23T03:59:30Z", "2026-11-23T04:00:00Z", "2026-11-23T16:00:00Z"] {
            let start = try #require(Timestamp(moment))
            let edges = window.edges(after: start)
            #expect(Set(edges.map { $0.description.suffix(9) }) == ["04:00:00Z", "00:00:00Z", "16:00:00Z"])
            #expect(edges.allSatisfy { $0 > start && $0.seconds - start.seconds <= 86_400 })
        }
    }

    /// Being open changes only at an edge: minute by minute through a week.
    @Test func `a window opens and closes at its edges alone`() throws {
        let start = try #require(Timestamp("2026-11-23"))
        let shanghai = try #require(Zone("Asia/Shanghai"))
        for window in [
            TimeWindow(zone: .utc, weekdays: [1, 2, 3, 4, 5], from: 600, to: 0),
            TimeWindow(zone: shanghai, from: 1410, to: 510),
            TimeWindow(zone: .utc, weekdays: [7], from: 930, to: 60, weekdayZone: shanghai),
        ] {
            var moment = start
            while moment.seconds - start.seconds < 7 * 86_400 {
                let next = moment.adding(seconds: 60)
                if window.contains(moment) != window.contains(next) {
                    #expect(window.edges(after: moment).contains(next))
                }
                moment = next
            }
        }
    }

    @Test(arguments: [
        ("00:00", 0), ("24:00", 1440), ("2330", 1410), ("09:05", 545), ("24:01", nil), ("12:60", nil), ("9:05", nil),
        ("", nil), ("ab:cd", nil), ("25:00", nil),
    ])
    func `a time of day is read`(text: String, minutes: Int?) {
        #expect(TimeWindow.minutes(text) == minutes)
    }
}
