import Foundation

/// Replaces a file atomically.
enum OutputFile {
    /// Writes to a temporary file first, so that a reader never sees a partial file.
    static func write(_ bytes: [UInt8], to path: String) throws {
        do {
            var isFolder: ObjCBool = false
            let isThere = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
            // Special files (/dev/null, a pipe) are written to, never replaced.
            let type = try? FileManager.default.attributesOfItem(atPath: path)[.type] as? FileAttributeType
            if isThere, !isFolder.boolValue, type != .typeRegular {
                return try Data(bytes).write(to: URL(fileURLWithPath: path))
            }
            try Data(bytes).write(to: URL(fileURLWithPath: path), options: .atomic)
        } catch {
            throw CommandFailure.failed(
                "\(path) cannot be written: check that its folder exists and is writable, and that the disk has space.")
        }
    }
}
