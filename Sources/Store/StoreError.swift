internal import GRDB

/// An error of the database, described in a sentence that names the file and says what to do.
package enum StoreError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The file does not exist.
    case missing(path: String)
    /// The file is not an SQLite database.
    case notADatabase(path: String)
    /// The file is an SQLite database of some other program.
    case foreign(path: String)
    /// The schema is newer than this program knows.
    case newerSchema(path: String, found: Int, known: Int)
    /// The SQLite library of this machine is too old.
    case oldSQLite(version: String)
    /// Another process is using the database.
    case busy(path: String)
    /// Another process is writing a run.
    case locked(path: String)
    /// The disk is full.
    case diskFull(path: String)
    /// The file or its folder is read-only.
    case readOnly(path: String)
    /// The file could not be opened or created.
    case cannotOpen(path: String, reason: String)
    /// The content is inconsistent.
    case damaged(path: String, reason: String)
    /// Any other error from SQLite.
    case failed(path: String, reason: String)

    /// Translates an error of a lower layer.
    ///
    /// A `StoreError` is passed on unchanged.
    init(_ error: any Error, path: String) {
        if let error = error as? StoreError {
            self = error
            return
        }
        guard let error = error as? DatabaseError else {
            self = .failed(path: path, reason: "\(error)")
            return
        }
        let reason = error.message ?? "SQLite error \(error.extendedResultCode.rawValue)"
        self =
            switch error.resultCode {
            case .SQLITE_NOTADB: .notADatabase(path: path)
            case .SQLITE_CORRUPT: .damaged(path: path, reason: reason)
            case .SQLITE_BUSY, .SQLITE_LOCKED: .busy(path: path)
            case .SQLITE_FULL: .diskFull(path: path)
            case .SQLITE_READONLY, .SQLITE_PERM: .readOnly(path: path)
            case .SQLITE_CANTOPEN, .SQLITE_AUTH: .cannotOpen(path: path, reason: reason)
            default: .failed(path: path, reason: "\(reason) (\(error.extendedResultCode.rawValue))")
            }
    }

    /// The message for users.
    package var description: String {
        switch self {
        case .missing(let path):
            "There is no database at \(path): make it with `ratecard refresh`, or name another with --db."
        case .notADatabase(let path):
            "\(path) is not a database: name another file with --db, or move this one away."
        case .foreign(let path):
            "\(path) is a database of another program: name another file with --db."
        case .newerSchema(let path, let found, let known):
            "\(path) was made by a newer ratecard (schema \(found), this one knows \(known)): update ratecard, "
                + "or name another file with --db."
        case .oldSQLite(let version):
            "The SQLite library of this machine is \(version): ratecard needs \(Schema.oldestSQLite) or newer."
        case .busy(let path):
            "\(path) is held by another process: try again when that has ended."
        case .locked(let path):
            "Another refresh is running on \(path): wait until it ends, then try again."
        case .diskFull(let path):
            "There is no room left to write \(path): nothing was changed; free some space and try again."
        case .readOnly(let path):
            "\(path) may only be read: make the file and its folder writable, or name another with --db."
        case .cannotOpen(let path, let reason):
            "\(path) cannot be opened (\(reason)): check the folder and its permissions, or name another with --db."
        case .damaged(let path, let reason):
            "\(path) is damaged (\(reason)): move it away and make a new one with `ratecard refresh`."
        case .failed(let path, let reason):
            "\(path) cannot be used: \(reason)."
        }
    }
}
