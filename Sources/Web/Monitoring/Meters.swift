import HTTPTypes
import Synchronization

/// Counts what the server does, for `/metrics`.
final class Meters: Sendable {
    /// What was counted for one route.
    struct Count: Sendable {
        /// How many responses there were, by status.
        var statuses: [Int: Int] = [:]
        /// How many took at most each of ``Meters/bounds``, and how many took longer.
        var times = [Int](repeating: 0, count: Meters.bounds.count + 1)
        /// How long all took together, in nanoseconds.
        var nanoseconds: Int64 = 0
    }

    /// The bounds of the histogram, in nanoseconds: 50 µs to 2.5 s.
    static let bounds: [Int64] = [
        50_000, 100_000, 250_000, 500_000, 1_000_000, 2_500_000, 5_000_000, 10_000_000, 25_000_000, 50_000_000,
        100_000_000, 250_000_000, 1_000_000_000, 2_500_000_000,
    ]

    private struct State {
        var counts: [Count]
        var cached = 0
        var made = 0
    }

    private let state: Mutex<State>

    /// Makes counters for so many routes, and one for paths that lead nowhere.
    init(routes: Int) {
        state = Mutex(State(counts: [Count](repeating: Count(), count: routes + 1)))
    }

    /// What was counted: each route in order, then paths without one; and replies sent again and made.
    var counted: (routes: [Count], cached: Int, made: Int) {
        state.withLock { ($0.counts, $0.cached, $0.made) }
    }

    /// Counts a response.
    func count(
        _ route: Int?, _ status: HTTPResponse.Status, since start: ContinuousClock.Instant, isCached: Bool
    ) {
        let took = (ContinuousClock.now - start).components
        let nanoseconds = took.seconds * 1_000_000_000 + took.attoseconds / 1_000_000_000
        let bucket = Self.bounds.firstIndex { nanoseconds <= $0 } ?? Self.bounds.count
        state.withLock { state in
            let place = route ?? state.counts.count - 1
            state.counts[place].statuses[status.code, default: 0] += 1
            state.counts[place].times[bucket] += 1
            state.counts[place].nanoseconds += nanoseconds
            if isCached { state.cached += 1 } else { state.made += 1 }
        }
    }
}
