/// The lifetime of written tokens in a cache: `5m`, `1h`, `12h`.
package struct CacheLifetime: Sendable, Hashable, CustomStringConvertible {
    /// The length in seconds.
    package let seconds: Int64

    /// Creates a lifetime from its seconds.
    package init(seconds: Int64) {
        self.seconds = seconds
    }

    /// Reads `5m`, `1h`, `30s` or `1d`; nil for anything else or nothing at all.
    package init?(_ text: String) {
        let units: [Character: Int64] = ["s": 1, "m": 60, "h": 3600, "d": 86_400]
        guard let unit = text.last.flatMap({ units[$0] }), let count = Int64(text.dropLast()), count > 0,
            count <= 10_000
        else { return nil }
        self.seconds = count * unit
    }

    /// The default of a question.
    package static let fiveMinutes = CacheLifetime(seconds: 300)

    /// One hour.
    package static let oneHour = CacheLifetime(seconds: 3600)

    /// The shortest text: `5m`, `1h`.
    package var description: String {
        if seconds % 3600 == 0 { return "\(seconds / 3600)h" }
        return seconds % 60 == 0 ? "\(seconds / 60)m" : "\(seconds)s"
    }
}
