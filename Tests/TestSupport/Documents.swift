package import Foundation

/// The folder of the captured documents of real sources.
///
/// The documents are no part of the package. A test that needs them is enabled only where they are:
/// `@Test(.enabled(if: Documents.folder != nil))`.
package enum Documents {
    /// The folder that `RATECARD_DOCUMENTS` names, else `../shared` beside the package; nil when there is none.
    package static let folder: URL? = {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let named = ProcessInfo.processInfo.environment["RATECARD_DOCUMENTS"].map { URL(filePath: $0) }
        let folder = named ?? root.appending(path: "../shared").standardizedFileURL
        var isFolder: ObjCBool = false
        let exists = FileManager.default.fileExists(atPath: folder.path, isDirectory: &isFolder)
        return exists && isFolder.boolValue ? folder : nil
    }()

    /// The bytes of a document, by its path below ``folder``: `feeds/now/openrouter.json`.
    ///
    /// - Returns: nil when the folder or the document is not there.
    package static func bytes(_ path: String) throws -> [UInt8]? {
        guard let file = folder?.appending(path: path), FileManager.default.fileExists(atPath: file.path) else {
            return nil
        }
        return [UInt8](try Data(contentsOf: file))
    }
}
