/// Times of one piece of work done many times.
struct Measurement {
    private var nanoseconds: [Int64] = []

    /// Does the work once and keeps how long it took.
    mutating func time<Result>(_ work: () throws -> Result) rethrows -> Result {
        let clock = ContinuousClock()
        let start = clock.now
        let result = try work()
        let took = (clock.now - start).components
        nanoseconds.append(took.seconds * 1_000_000_000 + took.attoseconds / 1_000_000_000)
        return result
    }

    /// The middle time in nanoseconds.
    var median: Int64 {
        let sorted = nanoseconds.sorted()
        return sorted.isEmpty ? 0 : sorted[sorted.count / 2]
    }

    /// The least time in nanoseconds.
    private var least: Int64 { nanoseconds.min() ?? 0 }

    /// The middle time and the least for people.
    var text: String { "median \(Self.text(median)), least \(Self.text(least))" }

    /// Whether the middle time keeps within a limit in nanoseconds, for people.
    func verdict(limit: Int64) -> String { "(limit \(Self.text(limit)): \(median <= limit ? "ok" : "MISSED"))" }

    private static func text(_ time: Int64) -> String {
        time < 1_000_000
            ? "\(time / 1000).\(time % 1000 / 100) µs" : "\(time / 1_000_000).\(time % 1_000_000 / 100_000) ms"
    }
}
