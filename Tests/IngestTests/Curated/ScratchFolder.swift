import Foundation

/// A temporary folder of files that a test writes, deleted with the value.
final class ScratchFolder {
    let path = NSTemporaryDirectory() + "ratecard-\(UUID().uuidString)"

    init(_ files: [String: String]) throws {
        for (name, text) in files { try write(name, text) }
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    func write(_ name: String, _ text: String) throws {
        let url = URL(fileURLWithPath: "\(path)/\(name)")
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: url)
    }

    func remove(_ name: String) throws {
        try FileManager.default.removeItem(atPath: "\(path)/\(name)")
    }
}
