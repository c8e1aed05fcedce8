import Feeds
import Foundation

/// A folder of files that all come from one export.
struct OutputFolder {
    private let path: String

    init(_ path: String) {
        self.path = path
    }

    /// Writes the files, each replaced whole, and removes those of earlier exports that are no longer made.
    ///
    /// - Throws: ``CommandFailure`` where the folder holds something else, or cannot be written.
    func write(_ files: [FeedFile]) throws {
        let held = try heldFiles(made: Set(files.map(\.name)))
        for file in files {
            let full = "\(path)/\(file.name)"
            // A file without news keeps its time of modification.
            if held.contains(file.name), FileManager.default.contents(atPath: full) == Data(file.bytes) { continue }
            let folder = URL(fileURLWithPath: full).deletingLastPathComponent()
            do {
                try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            } catch {
                throw CommandFailure.failed("The folder \(folder.path) cannot be made: check its permissions.")
            }
            try OutputFile.write(file.bytes, to: full)
        }
        for name in held.subtracting(files.map(\.name)) {
            do {
                try FileManager.default.removeItem(atPath: "\(path)/\(name)")
            } catch {
                throw CommandFailure.failed("\(path)/\(name) cannot be removed: check its permissions.")
            }
        }
    }

    /// The files of an earlier export; a folder with anything else in it is not ours to write.
    private func heldFiles(made names: Set<String>) throws -> Set<String> {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else { return [] }
        guard isFolder.boolValue else {
            throw CommandFailure.failed("\(path) is a file, and a bundle is a folder: name another with --output.")
        }
        let found = FileManager.default.subpaths(atPath: path) ?? []
        let folders = Set(names.compactMap { $0.contains("/") ? String($0.prefix { $0 != "/" }) : nil })
        var held: Set<String> = []
        for name in found where !folders.contains(name) {
            guard
                names.contains(name)
                    || folders.contains(where: { name.hasPrefix($0 + "/") && name.hasSuffix(".jsonl") })
            else {
                throw CommandFailure.failed(
                    "\(path) holds \(name), which no export made: name a folder of its own with --output.")
            }
            held.insert(name)
        }
        return held
    }
}
