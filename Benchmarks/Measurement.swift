/// The durations of repeated runs of the same work.
struct Measurement {
    private var nanoseconds: [Int64] = []

    /// Runs the work once and records its duration.
    mutating func time<Result>(_ work: () throws -> Result) rethrows -> Result {
        let clock = ContinuousClock()
        let start = clock.now
        let result = try work()
        let took = (clock.now - start).components
        nanoseconds.append(took.seconds * 1_000_000_000 + took.attoseconds / 1_000_000_000)
        return result
    }

    /// The median duration in nanoseconds.
    var median: Int64 {
        let sorted = nanoseconds.sorted()
        return sorted.isEmpty ? 0 : sorted[sorted.count / 2]
    }

    /// The shortest duration in nanoseconds.
    private var least: Int64 { nanoseconds.min() ?? 0 }

    /// The median and the shortest duration as text.
    var text: String { "median \(Self.text(median)), least \(Self.text(least))" }

    /// Compares the median with a limit in nanoseconds and returns the outcome as text.
    func verdict(limit: Int64) -> String { "(limit \(Self.text(limit)): \(median <= limit ? "ok" : "MISSED"))" }

    private static func text(_ time: Int64) -> String {
        time < 1_000_000
            ? "\(time / 1000).\(time % 1000 / 100) µs" : "\(time / 1_000_000).\(time % 1_000_000 / 100_000) ms"
    }
}
