#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The size and the modification time of a file, read directly from the system.
///
/// Foundation also looks up the owner's name and extended attributes, which takes a starting command many times as
/// long.
struct FileStamp {
    /// The size in bytes.
    let size: Int64
    /// The modification time in seconds, and the nanoseconds within the second.
    let modified: (seconds: Int64, nanoseconds: Int64)

    /// Reads the stamp of the file at a path, or returns nil if there is none.
    init?(path: String) {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        size = Int64(status.st_size)
        #if canImport(Darwin)
            modified = (Int64(status.st_mtimespec.tv_sec), Int64(status.st_mtimespec.tv_nsec))
        #else
            modified = (Int64(status.st_mtim.tv_sec), Int64(status.st_mtim.tv_nsec))
        #endif
    }

    /// The stamp as text.
    var text: String { "\(size) \(modified.seconds).\(modified.nanoseconds)" }

    /// Returns the names in a folder without `.` and `..`, in no order, or nil if it cannot be opened.
    static func names(in folder: String) -> [String]? {
        guard let stream = opendir(folder) else { return nil }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { tuple in
                tuple.withMemoryRebound(to: CChar.self, capacity: Int(NAME_MAX) + 1) { String(cString: $0) }
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names
    }
}
