import Foundation

/// A file that is replaced whole or not at all.
enum OutputFile {
    /// Writes beside the file first, so that a reader never sees half of it.
    static func write(_ bytes: [UInt8], to path: String) throws {
        do {
            var isFolder: ObjCBool = false
            let isThere = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
            // What is no ordinary file (/dev/null, a pipe) is written to and never replaced.
            let type = try? FileManager.default.attributesOfItem(atPath: path)[.type] as? FileAttributeType
            if isThere, !isFolder.boolValue, type != .typeRegular {
                return try Data(bytes).write(to: URL(fileURLWithPath: path))
            }
            try Data(bytes).write(to: URL(fileURLWithPath: path), options: .atomic)
        } catch {
            throw CommandFailure.failed(
                "\(path) cannot be written: check that its folder exists and may be written, and that there is room.")
        }
    }
}
