package import Query
import Synchronization
package import Tariff

/// The catalog that is being served, swapped whole: a request sees one version from its first to its last byte.
package final class ServedCatalog: Sendable {
    /// Makes the index of what was known at a moment, which may take long; nil when nothing was known yet.
    package typealias History = @Sendable (Timestamp) throws -> CatalogIndex?
    /// Reads what changed, which may take long.
    package typealias Changes = @Sendable (ChangesQuestion) throws -> ChangePage
    /// Makes a copy of the database as it is now, which may take long.
    package typealias Copying = @Sendable () throws -> DatabaseCopy

    private struct State {
        var snapshot: Snapshot?
        var trouble: String?
        /// The copy of the database that belongs to the snapshot; nil until somebody asks for it.
        var copy: DatabaseCopy?
        /// Catalogs of earlier moments, the one used last at the end; nil is a moment at which nothing was known.
        var earlier: [(asOf: Timestamp, snapshot: Snapshot?)] = []
        /// How many requests wait for what takes long.
        var waiting = 0
    }

    private let state = Mutex(State())
    private let history: History
    private let changes: Changes
    private let copying: Copying
    private let now: @Sendable () -> Timestamp
    /// How many catalogs of earlier moments are kept.
    private static let earlierKept = 3
    /// How many requests may wait for what takes long.
    private static let mostWaiting = 8

    /// Makes a place for a catalog, empty until the first ``publish(_:sources:)``.
    ///
    /// - Parameters:
    ///   - now: the clock by which answers are told.
    ///   - changes: reads what changed; without it nothing ever did.
    ///   - history: makes catalogs of earlier moments, for `as_of`.
    ///   - copying: makes copies of the database, for downloads.
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

    /// The moment on the clock by which answers are told.
    package var moment: Timestamp { now() }

    /// The catalog of now; nil until one was published.
    package var current: Snapshot? { state.withLock { $0.snapshot } }

    /// Why the newest catalog could not be read, while an older one is served; nil when nothing is wrong.
    package var trouble: String? { state.withLock { $0.trouble } }

    /// Serves another catalog from the next request on.
    ///
    /// Catalogs of earlier moments are made anew too: what was known then can be read otherwise with other curated data.
    package func publish(_ index: CatalogIndex, sources: [SourcePage.Entry]) {
        let snapshot = Snapshot(index, sources: sources, after: current)
        state.withLock { state in
            state.snapshot = snapshot
            state.copy = nil
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
    /// They are made one after the other, so whoever asks for one that is being made finds it made.
    ///
    /// - Returns: nil when nothing was known yet.
    /// - Throws: a ``Problem`` when too many wait already.
    func snapshot(asOf moment: Timestamp) async throws -> Snapshot? {
        if let kept = kept(moment) { return kept.snapshot }
        return try await inTurn { [self] in
            if let kept = kept(moment) { return kept.snapshot }
            let snapshot = try history(moment).map { Snapshot($0, sources: []) }
            state.withLock { state in
                state.earlier.append((moment, snapshot))
                if state.earlier.count > Self.earlierKept { state.earlier.removeFirst() }
            }
            return snapshot
        }
    }

    /// What changed.
    ///
    /// - Throws: a ``Problem`` when too many wait already.
    func changes(_ question: ChangesQuestion) async throws -> ChangePage {
        try await inTurn { [self] in try changes(question) }
    }

    /// Does what takes long, one request after the other, and turns away whoever would wait too long.
    private func inTurn<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
        let mayWait = state.withLock { state in
            guard state.waiting < Self.mostWaiting else { return false }
            state.waiting += 1
            return true
        }
        guard mayWait else { throw Problem.busy }
        defer { state.withLock { $0.waiting -= 1 } }
        return try await BlockingWork.run(work)
    }

    /// A copy of the database, made once for each catalog that is published; whoever asks meanwhile waits for the same.
    func databaseCopy() async throws -> DatabaseCopy {
        if let copy = state.withLock({ $0.copy }) { return copy }
        return try await BlockingWork.run { [self] in
            let (kept, snapshot) = state.withLock { ($0.copy, $0.snapshot) }
            if let kept { return kept }
            let copy = try copying()
            state.withLock { state in
                // One that was published meanwhile gets a copy of its own.
                if state.snapshot === snapshot { state.copy = copy }
            }
            return copy
        }
    }

    private func kept(_ moment: Timestamp) -> (asOf: Timestamp, snapshot: Snapshot?)? {
        state.withLock { state in
            guard let place = state.earlier.firstIndex(where: { $0.asOf == moment }) else { return nil }
            let kept = state.earlier.remove(at: place)
            state.earlier.append(kept)
            return kept
        }
    }
}
