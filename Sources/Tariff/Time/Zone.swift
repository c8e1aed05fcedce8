/// A clock with a fixed distance from UTC, from a small curated table.
///
/// A zone with daylight saving is not in the table: a price that follows one is refused with a
/// diagnostic until someone needs it. Offsets are those of the IANA time zone database.
package struct Zone: Sendable, Hashable {
    /// The name as documents print it.
    package let name: String

    /// Minutes ahead of UTC.
    package let offset: Int

    /// Coordinated universal time.
    package static let utc = Zone(known: "UTC", offset: 0)

    /// Creates the zone with a name; nil if the table lacks it.
    package init?(_ name: String) {
        guard let offset = Self.offsets[name] else { return nil }
        self.init(known: name, offset: offset)
    }

    private init(known name: String, offset: Int) {
        self.name = name
        self.offset = offset
    }

    private static let offsets: [String: Int] = [
        "UTC": 0, "Etc/UTC": 0, "GMT": 0,
        "Asia/Shanghai": 480, "Asia/Singapore": 480, "Asia/Hong_Kong": 480,
        "Asia/Tokyo": 540, "Asia/Seoul": 540, "Asia/Kolkata": 330, "Asia/Dubai": 240,
    ]
}
