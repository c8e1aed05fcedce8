import Foundation

/// Atomic file writes, safe against a crash of the program or the machine.
enum WholeFile {
    /// The file name prefix of incomplete files.
    static let prefix = ".new-"

    /// Writes a temporary file, flushes it to disk and renames it.
    static func write(_ bytes: [UInt8], to path: String) throws(ArchiveError) {
        let url = URL(fileURLWithPath: path)
        let new = url.deletingLastPathComponent().appendingPathComponent(prefix + UUID().uuidString).path
        let file = open(new, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
        guard file >= 0 else { throw error(path) }
        var rest = bytes[...]
        var isWhole = true
        while !rest.isEmpty, isWhole {
            let count = rest.withUnsafeBytes { Foundation.write(file, $0.baseAddress, $0.count) }
            if count > 0 { rest = rest.dropFirst(count) } else if errno != EINTR { isWhole = false }
        }
        isWhole = isWhole && fsync(file) == 0
        let failure = error(path)
        _ = close(file)
        guard isWhole, rename(new, path) == 0 else {
            let failure = isWhole ? error(path) : failure
            _ = unlink(new)
            throw failure
        }
    }

    private static func error(_ path: String) -> ArchiveError {
        ArchiveError(path: path, reason: String(cString: strerror(errno)))
    }
}
