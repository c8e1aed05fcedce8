internal import Foundation
internal import GRDB

/// The database: every claim of every source with its times, and the catalog last published from them.
///
/// A store is one connection to one SQLite file. A store opened for reading never waits for a writer (WAL), except
/// for the commit of a new file's first run, and sees either all of a run or none of it. A store opened for writing
/// holds the writer lock from its opening to ``close()``. All methods are thread-safe; calls are serialized.
package final class CatalogStore: Sendable {
    /// The absolute path of the file, with symbolic links resolved.
    package let path: String

    let queue: DatabaseQueue
    private let lock: WriterLock?
    /// True if this store creates the file.
    ///
    /// A new file has no WAL until it is closed.
    private let isNew: Bool
    /// True if the database exists in memory only.
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

    /// Creates an empty in-memory database, private to this process.
    ///
    /// - Parameter path: The file name to use in messages; nothing is written there.
    /// - Returns: An empty store for reading and writing.
    /// - Throws: ``StoreError`` if SQLite reports an error.
    package static func inMemory(standingFor path: String) throws(StoreError) -> CatalogStore {
        let queue = try attempt(path) { try DatabaseQueue() }
        try attempt(path) { try Schema.migrate(queue) }
        return CatalogStore(path: resolved(path), queue: queue, lock: nil, isInMemory: true)
    }

    /// Opens an existing database.
    ///
    /// A database with an older schema is migrated first, which needs write access. Opening one with the
    /// current schema costs two pragmas.
    ///
    /// - Throws: ``StoreError/missing(path:)`` if there is no file, or another ``StoreError`` if it is unusable.
    package static func openForReading(path: String) throws(StoreError) -> CatalogStore {
        let path = resolved(path)
        guard FileManager.default.fileExists(atPath: path) else { throw .missing(path: path) }
        // A writer that is creating the file at this moment migrates it shortly.
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

    /// Opens a database for writing a run.
    ///
    /// Creates the file and its folder if they do not exist.
    ///
    /// - Throws: ``StoreError/locked(path:)`` if another store is open for writing, in this or another process.
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
            // Set only after the schema check, so that the journal mode of a foreign file is not changed.
            // The cache (64 MiB) is large enough for a first run, so that no page is written twice. A new file gets large
            // pages because a question reads one blob of some megabytes.
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

    /// Closes the connection and releases the writer lock.
    ///
    /// The store cannot be used afterwards.
    package func close() {
        // Switching to WAL fails while another process reads; the next writer then does it.
        if isNew { try? queue.writeWithoutTransaction { try $0.execute(sql: Self.letReadersRead) } }
        // A connection that cannot be closed now is closed on deinitialization. No data is lost.
        try? queue.close()
        lock?.release()
    }

    /// Reads in one transaction, so that all statements of `body` see the same state.
    func read<Value>(_ body: (Database) throws -> Value) throws(StoreError) -> Value {
        try Self.attempt(path) { try queue.read(body) }
    }

    /// Writes in one transaction, which is rolled back on an error.
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
        // All foreign keys come from the same transaction; checking each again takes a tenth of the time of a
        // first run. `ratecard doctor` checks them all.
        configuration.foreignKeysEnabled = false
        let file = immutable ? URL(fileURLWithPath: path).absoluteString + "?immutable=1" : path
        let queue = try attempt(path) { try DatabaseQueue(path: file, configuration: configuration) }
        let version = try attempt(path) {
            try queue.inDatabase { try String.fetchOne($0, sql: "SELECT sqlite_version()") }
        }
        try Schema.require(sqlite: version ?? "0")
        return queue
    }

    /// Resolves the path, because two spellings of one file must use the same lock.
    private static func resolved(_ path: String) -> String {
        URL(fileURLWithPath: path).standardizedFileURL.resolvingSymlinksInPath().path
    }

    /// True if the folder is not writable, so that SQLite cannot create the shared memory that WAL needs.
    ///
    /// A file on such a read-only medium is opened as immutable. If it has a WAL or a rollback journal, it is in use
    /// and is opened normally.
    private static func isSealed(_ path: String) -> Bool {
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
        return !FileManager.default.isWritableFile(atPath: folder)
            && !["-wal", "-journal"].contains { FileManager.default.fileExists(atPath: path + $0) }
    }
}
