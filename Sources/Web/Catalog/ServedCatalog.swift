package import Query
import Synchronization
package import Tariff

/// The catalog that is being served, which is replaced as a whole, so that a request sees a single version.
package final class ServedCatalog: Sendable {
    /// Loads the catalog as it was known at a time, which may take long; returns nil if nothing was known yet.
    package typealias History = @Sendable (Timestamp) throws -> CatalogIndex?
    /// Reads a page of the recorded changes, which may take long.
    package typealias Changes = @Sendable (ChangesQuestion) throws -> ChangePage
    /// Copies the database as it currently is, which may take long.
    package typealias Copying = @Sendable () throws -> DatabaseCopy

    private struct State {
        var snapshot: Snapshot?
        var trouble: String?
        /// The number of requests that wait for slow work.
        var waiting = 0
    }

    private let state = Mutex(State())
    private let history: History
    private let changes: Changes
    private let copying: Copying
    private let now: @Sendable () -> Timestamp
    /// The largest number of requests that may wait for slow work.
    private static let mostWaiting = 8

    /// Creates a catalog that is empty until the first ``publish(_:sources:)``.
    ///
    /// - Parameters:
    ///   - now: the clock from which ages and validity are computed.
    ///   - changes: reads the recorded changes; by default, there are none.
    ///   - history: loads the catalogs of earlier times, for `as_of`.
    ///   - copying: copies the database, for downloads.
    package init(
        now: @escaping @Sendable () -> Timestamp,
        changes: @escaping Changes = { question in ChangePage([], question, sequence: 0) },
        history: @escaping History, copying: @escaping Copying
    ) {
        self.now = now
        self.changes = changes
        self.history = history
        self.copying = copying
    }

    /// The current time, by the clock from which ages and validity are computed.
    package var moment: Timestamp { now() }

    /// The current catalog; nil until one is published.
    package var current: Snapshot? { state.withLock { $0.snapshot } }

    /// The reason why the newest catalog could not be read, while an older one is served; nil if it could be read.
    package var trouble: String? { state.withLock { $0.trouble } }

    /// Serves another catalog from the next request on.
    package func publish(_ index: CatalogIndex, sources: [SourcePage.Entry]) {
        let snapshot = Snapshot(index, sources: sources, after: current)
        state.withLock { state in
            state.snapshot = snapshot
            state.trouble = nil
        }
    }

    /// Records why the newest catalog could not be read, while the previous one is still served.
    package func report(_ trouble: String) {
        state.withLock { $0.trouble = trouble }
    }

    /// Returns the answers of the catalog as it was known at a time, or nil if nothing was known yet.
    ///
    /// - Throws: a ``Problem`` if too many requests wait already.
    func answers(asOf moment: Timestamp, beside current: Snapshot) async throws -> FastAnswers? {
        if let answers = current.earlier.cachedValue(for: moment) { return answers }
        return try await limited { [history] in
            try await current.earlier.value(for: moment) { try history(moment).map { FastAnswers($0) } }
        }
    }

    /// Returns a page of the recorded changes.
    ///
    /// - Throws: a ``Problem`` if too many requests wait already.
    func changes(_ question: ChangesQuestion) async throws -> ChangePage {
        try await limited { [changes] in try await BlockingWork.run { try changes(question) } }
    }

    /// Returns the copy of the database, which is made once for each publication.
    func databaseCopy(beside current: Snapshot) async throws -> DatabaseCopy {
        try await current.databaseCopies.value(for: "catalog.sqlite", compute: copying)
    }

    /// Runs slow work, and refuses the request if too many others wait already.
    private func limited<Value: Sendable>(_ work: () async throws -> Value) async throws -> Value {
        let mayWait = state.withLock { state in
            guard state.waiting < Self.mostWaiting else { return false }
            state.waiting += 1
            return true
        }
        guard mayWait else { throw Problem.busy }
        defer { state.withLock { $0.waiting -= 1 } }
        return try await work()
    }
}
