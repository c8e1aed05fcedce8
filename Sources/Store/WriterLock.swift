internal import Synchronization

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// The exclusive right to write a database, for one process at a time.
///
/// SQLite's own lock lasts for one transaction. A refresh makes its decision between two transactions, so it holds
/// this lock throughout. It is a kernel lock on a file next to the database (`<db>.lock`, which is never deleted):
/// a process that is killed leaves nothing to clean up.
final class WriterLock: Sendable {
    private let descriptor: Mutex<Int32?>

    /// Acquires the lock of the database at `path` without waiting.
    ///
    /// - Throws: ``StoreError/locked(path:)`` if the lock is taken.
    init(database path: String) throws(StoreError) {
        let file = open(path + ".lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
        guard file >= 0 else { throw Self.error(errno, path: path) }
        guard flock(file, LOCK_EX | LOCK_NB) == 0 else {
            let code = errno
            _ = close(file)
            throw code == EWOULDBLOCK ? .locked(path: path) : Self.error(code, path: path)
        }
        descriptor = Mutex(file)
    }

    /// Releases the lock.
    ///
    /// Later calls have no effect.
    func release() {
        let file = descriptor.withLock { held -> Int32? in
            defer { held = nil }
            return held
        }
        if let file { _ = close(file) }
    }

    deinit {
        release()
    }

    private static func error(_ code: Int32, path: String) -> StoreError {
        switch code {
        case EACCES, EROFS, EPERM: .readOnly(path: path)
        case ENOSPC, EDQUOT: .diskFull(path: path)
        default: .cannotOpen(path: path, reason: "\(path).lock: \(String(cString: strerror(code)))")
        }
    }
}
