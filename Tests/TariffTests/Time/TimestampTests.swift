import Tariff
import TestSupport
import Testing

@Suite
struct TimestampTests {
    @Test(arguments: [
        ("1970-01-01T00:00:00Z", 0), ("1969-12-31T23:59:59Z", -1), ("1900-03-01T00:00:00Z", -2_203_891_200),
        ("2026-08-05T03:15:00Z", 1_785_899_700), ("2026-08-05t03:15:00z", 1_785_899_700),
        ("2026-08-05 03:15:00Z", 1_785_899_700), ("2026-08-05T03:15:00.123456789Z", 1_785_899_700),
        ("2026-08-05T05:15:00+02:00", 1_785_899_700), ("2026-08-04T21:45:00-05:30", 1_785_899_700),
        ("2026-08-05T03:15:00.5+00:00", 1_785_899_700), ("2026-08-05", 1_785_888_000),
        ("2024-02-29", 1_709_164_800), ("2000-02-29T00:00:00Z", 951_782_400), ("2016-12-31T23:59:60Z", 1_483_228_800),
    ])
    func `a moment is read`(text: String, seconds: Int64) {
        #expect(Timestamp(text)?.seconds == seconds)
    }

    @Test(arguments: [
        "", "2026", "2026-13-01", "2026-00-10", "2026-04-31", "2025-02-29", "1900-02-29", "2026-08-05T", "2026-8-5",
        "2026-08-05T03:15:00", "2026-08-05T03:15Z", "2026-08-05T24:00:00Z", "2026-08-05T03:60:00Z",
        "2026-08-05T03:15:61Z", "2026-08-05T03:15:00.Z", "2026-08-05T03:15:00.5", "2026-08-05T03:15:00+0200",
        "2026-08-05T03:15:00+25:00", "2026-08-05T03:15:00Zjunk", "2026/08/05", "+026-08-05", "2026-08-05T03:15:00+02:0",
    ])
    func `what is no moment is refused`(text: String) {
        #expect(Timestamp(text) == nil)
    }

    @Test func `printing and reading are inverse, also before 1970`() {
        var random = SeededGenerator(seed: 4)
        for _ in 0..<5000 {
            // From the year 0001 to 9999.
            let moment = Timestamp(seconds: Int64.random(in: -62_135_596_800...253_402_300_799, using: &random))
            #expect(Timestamp(moment.description) == moment)
        }
    }

    @Test func `days follow each other through leap years and centuries`() {
        var day = Timestamp("1899-12-30")
        var seen: [String] = []
        while let moment = day, moment.seconds < 0 {
            seen.append(String(moment.description.prefix(10)))
            day = moment.adding(seconds: 86_400)
        }
        #expect(seen == seen.sorted())
        #expect(Set(seen).count == 25_569)
        #expect(seen.contains("1904-02-29"))
        #expect(!seen.contains("1900-02-29"))
    }

    @Test(arguments: [
        ("1970-01-01", 0, 4), ("1969-12-31", 0, 3), ("2026-11-23", 0, 1), ("2026-11-29", 0, 7), ("2000-01-01", 0, 6),
        ("2026-11-22T16:00:00Z", 480, 1), ("2026-11-22T15:59:59Z", 480, 7), ("2026-11-23T00:30:00Z", -60, 7),
    ])
    func `the weekday is that of the clock that is asked`(text: String, offset: Int, weekday: Int) {
        #expect(Timestamp(text)?.weekday(offset: offset) == weekday)
    }

    @Test(arguments: [
        ("2026-11-23T00:00:59Z", 0, 0), ("2026-11-23T23:59:00Z", 0, 1439), ("2026-11-23T20:00:00Z", 480, 240),
        ("1969-12-31T23:59:59Z", 0, 1439), ("2026-11-23T00:00:00Z", 330, 330),
    ])
    func `the minute of the day is that of the clock that is asked`(text: String, offset: Int, minute: Int) {
        #expect(Timestamp(text)?.minuteOfDay(offset: offset) == minute)
    }
}
