import Feeds
import Foundation

/// A folder that contains the files of one export and nothing else.
struct OutputFolder {
    private let path: String

    init(_ path: String) {
        self.path = path
    }

    /// Writes the files, replacing each atomically, and removes files of earlier exports that are obsolete.
    ///
    /// - Throws: ``CommandFailure`` if the folder contains other files or cannot be written.
    func write(_ files: [FeedFile]) throws {
        let existing = try existingFiles(made: Set(files.map(\.name)))
        for file in files {
            let full = "\(path)/\(file.name)"
            // An unchanged file keeps its modification time.
            if existing.contains(file.name), FileManager.default.contents(atPath: full) == Data(file.bytes) { continue }
            let folder = URL(fileURLWithPath: full).deletingLastPathComponent()
            do {
                try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            } catch {
                throw CommandFailure.failed("The folder \(folder.path) cannot be created: check its permissions.")
            }
            try OutputFile.write(file.bytes, to: full)
        }
        for name in existing.subtracting(files.map(\.name)) {
            do {
                try FileManager.default.removeItem(atPath: "\(path)/\(name)")
            } catch {
                throw CommandFailure.failed("\(path)/\(name) cannot be removed: check its permissions.")
            }
        }
    }

    /// Returns the files of an earlier export.
    ///
    /// Throws if the folder contains anything else, as it is then not ours to write.
    private func existingFiles(made names: Set<String>) throws -> Set<String> {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else { return [] }
        guard isFolder.boolValue else {
            throw CommandFailure.failed("\(path) is a file, but a bundle is a folder: name another path with --output.")
        }
        let found = FileManager.default.subpaths(atPath: path) ?? []
        let folders = Set(names.compactMap { $0.contains("/") ? String($0.prefix { $0 != "/" }) : nil })
        var existing: Set<String> = []
        for name in found where !folders.contains(name) {
            guard
                names.contains(name)
                    || folders.contains(where: { name.hasPrefix($0 + "/") && name.hasSuffix(".jsonl") })
            else {
                throw CommandFailure.failed(
                    "\(path) contains \(name), which is not part of an export: name an empty folder with --output.")
            }
            existing.insert(name)
        }
        return existing
    }
}
