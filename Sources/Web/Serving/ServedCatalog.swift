import Synchronization
package import Query
package import Tariff

/// The catalog that is being served, swapped whole: a request sees one version from its first to its last byte.
package final class ServedCatalog: Sendable {
    /// Makes the index of what was known at a moment; nil when nothing was known yet.
    package typealias History = @Sendable (Timestamp) async throws -> CatalogIndex?

    private struct State {
        var snapshot: Snapshot?
        var trouble: String?
        /// Catalogs of earlier moments, the one used last at the end.
        var earlier: [(asOf: Timestamp, snapshot: Snapshot)] = []
    }

    private let state = Mutex(State())
    private let history: History
    private let now: @Sendable () -> Timestamp
    /// How many catalogs of earlier moments are kept.
    private static let earlierKept = 4

    /// Makes a place for a catalog, empty until the first ``publish(_:)``.
    ///
    /// - Parameters:
    ///   - now: the clock by which answers are told.
    ///   - history: makes catalogs of earlier moments, for `as_of`.
    package init(now: @escaping @Sendable () -> Timestamp, history: @escaping History) {
        self.now = now
        self.history = history
    }

    /// The moment on the clock by which answers are told.
    package var moment: Timestamp { now() }

    /// The catalog of now; nil until one was published.
    package var current: Snapshot? { state.withLock { $0.snapshot } }

    /// Why the newest catalog could not be read, while an older one is served; nil when nothing is wrong.
    package var trouble: String? { state.withLock { $0.trouble } }

    /// Serves another catalog from the next request on.
    ///
    /// Catalogs of earlier moments are made anew too: what was known then can be read otherwise with other curated data.
    package func publish(_ index: CatalogIndex) {
        let snapshot = Snapshot(index.keepingOffersInMemory())
        state.withLock { state in
            state.snapshot = snapshot
            state.trouble = nil
            state.earlier = []
        }
    }

    /// Says why the newest catalog could not be read; the one before goes on being served.
    package func report(_ trouble: String) {
        state.withLock { $0.trouble = trouble }
    }

    /// The catalog of what was known at a moment, made at most once while it is asked for often.
    ///
    /// - Returns: nil when nothing was known yet.
    func snapshot(asOf moment: Timestamp) async throws -> Snapshot? {
        if let kept = state.withLock({ state in
            state.earlier.first { $0.asOf == moment }.map(\.snapshot)
        }) {
            return kept
        }
        guard let index = try await history(moment) else { return nil }
        let snapshot = Snapshot(index)
        state.withLock { state in
            state.earlier.append((moment, snapshot))
            if state.earlier.count > Self.earlierKept { state.earlier.removeFirst() }
        }
        return snapshot
    }
}
