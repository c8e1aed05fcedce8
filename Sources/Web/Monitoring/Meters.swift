import HTTPTypes
import Synchronization

/// The counters of the server, for `/metrics`.
final class Meters: Sendable {
    /// The counters of one route.
    struct Count: Sendable {
        /// The numbers of responses, by status.
        var statuses: [Int: Int] = [:]
        /// The numbers of responses that took at most each of ``Meters/bounds``, and the number of those that took longer.
        var times = [Int](repeating: 0, count: Meters.bounds.count + 1)
        /// The total duration, in nanoseconds.
        var nanoseconds: Int64 = 0
    }

    /// The bounds of the histogram, in nanoseconds, from 50 µs to 2.5 s.
    static let bounds: [Int64] = [
        50_000, 100_000, 250_000, 500_000, 1_000_000, 2_500_000, 5_000_000, 10_000_000, 25_000_000, 50_000_000,
        100_000_000, 250_000_000, 1_000_000_000, 2_500_000_000,
    ]

    private struct State {
        var counts: [Count]
        var cached = 0
        var made = 0
    }

    /// The paths of the routes.
    let paths: [String]
    private let state: Mutex<State>

    /// Creates counters for the routes, and one more for paths that do not exist.
    init(routes paths: [String]) {
        self.paths = paths
        state = Mutex(State(counts: [Count](repeating: Count(), count: paths.count + 1)))
    }

    /// The counters of each route in order and of paths that do not exist, and the numbers of cached and computed replies.
    var counted: (routes: [Count], cached: Int, made: Int) {
        state.withLock { ($0.counts, $0.cached, $0.made) }
    }

    /// Counts a response to a route; the route is nil if the path does not exist.
    func count(
        _ route: Int?, _ status: HTTPResponse.Status, since start: ContinuousClock.Instant, isCached: Bool
    ) {
        let took = (ContinuousClock.now - start).components
        let nanoseconds = took.seconds * 1_000_000_000 + took.attoseconds / 1_000_000_000
        let bucket = Self.bounds.firstIndex { nanoseconds <= $0 } ?? Self.bounds.count
        state.withLock { state in
            let index = route ?? state.counts.count - 1
            state.counts[index].statuses[status.code, default: 0] += 1
            state.counts[index].times[bucket] += 1
            state.counts[index].nanoseconds += nanoseconds
            if isCached { state.cached += 1 } else { state.made += 1 }
        }
    }
}
