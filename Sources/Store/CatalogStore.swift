internal import Foundation
internal import GRDB

/// The database: what the sources said, when, and the catalog that was last published from it.
///
/// One connection to one SQLite file. A store opened for reading never waits for a writer (WAL), but for the commit of
/// a new file's first run, and sees either all of a run or nothing of it; a store opened for writing holds the right to
/// write from its opening to ``close()``. Every method may be called from any thread; calls take turns.
package final class CatalogStore: Sendable {
    /// The file, as an absolute path without symbolic links.
    package let path: String

    let queue: DatabaseQueue
    private let lock: WriterLock?
    /// Whether this store makes the file, which has no WAL before it is closed.
    private let isNew: Bool
    /// Whether nothing of it outlives the process.
    package let isInMemory: Bool

    private init(
        path: String, queue: DatabaseQueue, lock: WriterLock?, isNew: Bool = false, isInMemory: Bool = false
    ) {
        self.path = path
        self.queue = queue
        self.lock = lock
        self.isNew = isNew
        self.isInMemory = isInMemory
    }

    /// Makes an empty database in memory, to be written and read by this process alone.
    ///
    /// - Parameter path: the file that it stands for, which messages name; nothing is written there.
    /// - Returns: an empty store that can be written and read.
    /// - Throws: ``StoreError`` when SQLite refuses.
    package static func inMemory(standingFor path: String) throws(StoreError) -> CatalogStore {
        let queue = try attempt(path) { try DatabaseQueue() }
        try attempt(path) { try Schema.migrate(queue) }
        return CatalogStore(path: resolved(path), queue: queue, lock: nil, isInMemory: true)
    }

    /// Opens a database that exists.
    ///
    /// One of an older schema is brought up to date first, which needs the right to write; one that
    /// is current costs two pragmas.
    ///
    /// - Throws: ``StoreError/missing(path:)`` when there is no file, or what is wrong with it.
    package static func openForReading(path: String) throws(StoreError) -> CatalogStore {
        let path = resolved(path)
        guard FileManager.default.fileExists(atPath: path) else { throw .missing(path: path) }
        // A writer that is just making the file migrates it within moments.
        for _ in 0..<100 {
            let queue = try connect(path, immutable: isSealed(path))
            switch try attempt(path, { try queue.inDatabase(Schema.state) }) {
            case .current: return CatalogStore(path: path, queue: queue, lock: nil)
            case .newer(let found): throw .newerSchema(path: path, found: found, known: Schema.version)
            case .foreign: throw .foreign(path: path)
            case .empty, .older:
                do {
                    try openForWriting(path: path).close()
                } catch .locked {
                    Thread.sleep(forTimeInterval: 0.02)
                }
            }
        }
        throw .locked(path: path)
    }

    /// Opens a database to write a run, and makes it and its folder where they do not exist.
    ///
    /// - Throws: ``StoreError/locked(path:)`` while another store is open for writing, in this or another process.
    package static func openForWriting(path: String) throws(StoreError) -> CatalogStore {
        let path = resolved(path)
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        } catch {
            throw .cannotOpen(path: path, reason: "its folder cannot be made")
        }
        let lock = try WriterLock(database: path)
        let queue = try connect(path)
        let state = try attempt(path) { try queue.inDatabase(Schema.state) }
        switch state {
        case .newer(let found): throw .newerSchema(path: path, found: found, known: Schema.version)
        case .foreign: throw .foreign(path: path)
        case .empty, .older, .current: break
        }
        try attempt(path) {
            // Only now: the journal of a file that is not ours stays as it is.
            // The cache (64 MiB) holds a first run whole, so that no page is written twice. Pages of a new file are
            // large, because a question reads one blob of some megabytes.
            // The first run of a new file is written without a WAL, which would write every page twice.
            try queue.writeWithoutTransaction { db in
                try db.execute(sql: "PRAGMA page_size = 16384; PRAGMA cache_size = -65536")
                if state != .empty { try db.execute(sql: Self.letReadersRead) }
            }
            if state != .current { try Schema.migrate(queue) }
        }
        return CatalogStore(path: path, queue: queue, lock: lock, isNew: state == .empty)
    }

    private static let letReadersRead = "PRAGMA journal_mode = WAL"

    /// Ends the connection and gives back the right to write; the store is of no use afterwards.
    package func close() {
        // While somebody reads, that is for the next writer to do.
        if isNew { try? queue.writeWithoutTransaction { try $0.execute(sql: Self.letReadersRead) } }
        // What cannot be closed now is closed when the store goes away: nothing is lost by it.
        try? queue.close()
        lock?.release()
    }

    /// Reads in one transaction, so that every statement of `body` sees the same state.
    func read<Value>(_ body: (Database) throws -> Value) throws(StoreError) -> Value {
        try Self.attempt(path) { try queue.read(body) }
    }

    /// Writes in one transaction, which an error undoes.
    func write<Value>(_ body: (Database) throws -> Value) throws(StoreError) -> Value {
        guard lock != nil || isInMemory else {
            throw .failed(path: path, reason: "it was opened for reading, so nothing can be written")
        }
        return try Self.attempt(path) { try queue.write(body) }
    }

    static func attempt<Value>(_ path: String, _ body: () throws -> Value) throws(StoreError) -> Value {
        do {
            return try body()
        } catch {
            throw StoreError(error, path: path)
        }
    }

    private static func connect(_ path: String, immutable: Bool = false) throws(StoreError) -> DatabaseQueue {
        var configuration = Configuration()
        configuration.busyMode = .timeout(5)
        configuration.label = "ratecard"
        // Every reference is a number that the same transaction gave or read; looking each up again takes a tenth of
        // a first run. `ratecard doctor` checks them all.
        configuration.foreignKeysEnabled = false
        let file = immutable ? URL(fileURLWithPath: path).absoluteString + "?immutable=1" : path
        let queue = try attempt(path) { try DatabaseQueue(path: file, configuration: configuration) }
        let version = try attempt(path) {
            try queue.inDatabase { try String.fetchOne($0, sql: "SELECT sqlite_version()") }
        }
        try Schema.require(sqlite: version ?? "0")
        return queue
    }

    /// Two spellings of one file must meet at one lock.
    private static func resolved(_ path: String) -> String {
        URL(fileURLWithPath: path).standardizedFileURL.resolvingSymlinksInPath().path
    }

    /// Whether nobody here can write the folder: SQLite then cannot make the shared memory that WAL needs.
    ///
    /// Such a file, on a read-only medium, is read as one that never changes. With a WAL or a rollback journal beside it
    /// it is in use after all, and read the ordinary way.
    private static func isSealed(_ path: String) -> Bool {
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
        return !FileManager.default.isWritableFile(atPath: folder)
            && !["-wal", "-journal"].contains { FileManager.default.fileExists(atPath: path + $0) }
    }
}
