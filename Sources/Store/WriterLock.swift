internal import Synchronization

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// The right to write a database, held by one process at a time.
///
/// SQLite's own lock lasts for a transaction; a refresh decides between two of them, so it holds this
/// one from first to last. It is a lock of the kernel on a file beside the database (`<db>.lock`,
/// which stays): a process that is killed leaves nothing that has to be cleaned up.
final class WriterLock: Sendable {
    private let descriptor: Mutex<Int32?>

    /// Takes the lock of the database at `path`, at once or not at all.
    ///
    /// - Throws: ``StoreError/locked(path:)`` while another holds it.
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

    /// Gives the lock back; the second time nothing happens.
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
