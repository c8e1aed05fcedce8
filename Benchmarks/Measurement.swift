/// Times of one piece of work done many times.
struct Measurement {
    private var nanoseconds: [Int64] = []

    /// Does the work once and keeps how long it took.
    mutating func time(_ work: () throws -> Void) rethrows {
        let clock = ContinuousClock()
        let start = clock.now
        try work()
        let took = (clock.now - start).components
        nanoseconds.append(took.seconds * 1_000_000_000 + took.attoseconds / 1_000_000_000)
    }

    /// The middle time in nanoseconds.
    var median: Int64 {
        let sorted = nanoseconds.sorted()
        return sorted.isEmpty ? 0 : sorted[sorted.count / 2]
    }

    /// The middle time for people.
    var text: String {
        median < 1_000_000
            ? "\(median / 1000).\(median % 1000 / 100) µs" : "\(median / 1_000_000).\(median % 1_000_000 / 100_000) ms"
    }
}
