package import JSON

/// A moment in UTC, to the second.
package struct Timestamp: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// Seconds since 1970-01-01T00:00:00Z.
    package let seconds: Int64

    /// Creates a moment from seconds since 1970.
    package init(seconds: Int64) {
        self.seconds = seconds
    }

    /// Creates midnight UTC of a calendar day; nil if there is no such day.
    package init?(year: Int, month: Int, day: Int) {
        guard (1...12).contains(month), day >= 1, day <= Self.daysIn(month, of: year) else { return nil }
        self.seconds = Self.days(year: year, month: month, day: day) * 86_400
    }

    /// Reads RFC 3339 (`2026-08-05T03:15:00Z`, offsets and fractions allowed) or a bare day (`2026-08-05`).
    package init?(_ text: String) {
        let bytes = Array(text.utf8)
        func number(_ range: Range<Int>) -> Int? {
            guard range.upperBound <= bytes.count else { return nil }
            var value = 0
            for byte in bytes[range] {
                guard byte >= 48, byte <= 57 else { return nil }
                value = value * 10 + Int(byte - 48)
            }
            return value
        }
        guard bytes.count >= 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
            let year = number(0..<4), let month = number(5..<7), let day = number(8..<10),
            let midnight = Timestamp(year: year, month: month, day: day)
        else { return nil }
        if bytes.count == 10 {
            self = midnight
            return
        }
        guard bytes.count >= 20, bytes[10] == UInt8(ascii: "T") || bytes[10] == UInt8(ascii: "t") || bytes[10] == 32,
            bytes[13] == UInt8(ascii: ":"), bytes[16] == UInt8(ascii: ":"),
            let hour = number(11..<13), let minute = number(14..<16), let second = number(17..<19),
            hour < 24, minute < 60, second < 61
        else { return nil }
        var index = 19
        if bytes[index] == UInt8(ascii: ".") {
            index += 1
            let start = index
            while index < bytes.count, bytes[index] >= 48, bytes[index] <= 57 { index += 1 }
            guard index > start, index < bytes.count else { return nil }
        }
        var offset = 0
        switch bytes[index] {
        case UInt8(ascii: "Z"), UInt8(ascii: "z"):
            guard index + 1 == bytes.count else { return nil }
        case UInt8(ascii: "+"), UInt8(ascii: "-"):
            guard index + 6 == bytes.count, bytes[index + 3] == UInt8(ascii: ":"),
                let hours = number(index + 1..<index + 3), let minutes = number(index + 4..<index + 6),
                hours < 24, minutes < 60
            else { return nil }
            offset = (hours * 60 + minutes) * (bytes[index] == UInt8(ascii: "+") ? 60 : -60)
        default: return nil
        }
        self.seconds = midnight.seconds + Int64(hour * 3600 + minute * 60 + second - offset)
    }

    /// Earlier is smaller.
    package static func < (left: Timestamp, right: Timestamp) -> Bool { left.seconds < right.seconds }

    /// RFC 3339 in UTC: `2026-08-05T03:15:00Z`.
    package var description: String {
        var bytes = GrowingBytes()
        append(to: &bytes)
        return bytes.text
    }

    /// Adds the text of RFC 3339 to bytes.
    package func append(to bytes: inout GrowingBytes) {
        let (day, rest) = Self.floorDivide(seconds, 86_400)
        let (year, month, dayOfMonth) = Self.civil(day)
        if year < 0 { bytes.append(UInt8(ascii: "-")) }
        // The sign takes one of four places.
        Digits.append(year.magnitude, width: year < 0 ? 3 : 4, to: &bytes)
        bytes.append(atMost: 16) { room in
            var place = 0
            func put(_ mark: Unicode.Scalar, _ number: Int64) {
                room[place] = UInt8(ascii: mark)
                Digits.put(number, at: room + place + 1)
                place += 3
            }
            put("-", month)
            put("-", dayOfMonth)
            put("T", rest / 3600)
            put(":", rest / 60 % 60)
            put(":", rest % 60)
            room[place] = UInt8(ascii: "Z")
            return place + 1
        }
    }

    /// The moment that many seconds later.
    package func adding(seconds more: Int64) -> Timestamp { Timestamp(seconds: seconds + more) }

    /// Minutes since midnight on a clock that runs `offset` minutes ahead of UTC.
    package func minuteOfDay(offset: Int) -> Int {
        Int(Self.floorDivide(seconds + Int64(offset) * 60, 86_400).remainder / 60)
    }

    /// Monday 1 to Sunday 7 on a clock that runs `offset` minutes ahead of UTC.
    package func weekday(offset: Int) -> Int {
        let day = Self.floorDivide(seconds + Int64(offset) * 60, 86_400).quotient
        return Int(Self.floorDivide(day + 3, 7).remainder) + 1
    }

    private static func floorDivide(_ value: Int64, _ by: Int64) -> (quotient: Int64, remainder: Int64) {
        let (quotient, remainder) = value.quotientAndRemainder(dividingBy: by)
        return remainder < 0 ? (quotient - 1, remainder + by) : (quotient, remainder)
    }

    private static func daysIn(_ month: Int, of year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// Days since 1970-01-01 of a date of the Gregorian calendar.
    private static func days(year: Int, month: Int, day: Int) -> Int64 {
        let shifted = Int64(month <= 2 ? year - 1 : year)
        let era = floorDivide(shifted, 400).quotient
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * Int64(month > 2 ? month - 3 : month + 9) + 2) / 5 + Int64(day) - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    /// The inverse of ``days(year:month:day:)``.
    private static func civil(_ days: Int64) -> (year: Int64, month: Int64, day: Int64) {
        let (era, dayOfEra) = floorDivide(days + 719_468, 146_097)
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
    }
}
