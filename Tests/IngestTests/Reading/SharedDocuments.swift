import Foundation
import Testing

/// The real documents that some tests read in place; they are not part of the repository.
///
/// `RATECARD_DOCUMENTS` names the folder that holds `feeds/now` and `feeds/before`; without it, `../shared`
/// beside the package.
enum SharedDocuments {
    /// The root of this package.
    static let packageRoot = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// The folder of the curated data.
    static let catalog = packageRoot.appendingPathComponent("catalog").path

    /// The comment of a skipped test.
    static let absence: Comment = "the real documents are not here; set RATECARD_DOCUMENTS to their folder"

    /// True if the documents exist.
    static var arePresent: Bool { bytes("now", "litellm") != nil && bytes("now", "openrouter") != nil }

    /// Returns the document of a source at a capture, if it exists.
    static func bytes(_ moment: String, _ source: String) -> [UInt8]? {
        let folder =
            ProcessInfo.processInfo.environment["RATECARD_DOCUMENTS"].map { URL(fileURLWithPath: $0) }
            ?? packageRoot.deletingLastPathComponent().appendingPathComponent("shared")
        let file = folder.appendingPathComponent("feeds/\(moment)/\(source).json")
        return (try? Data(contentsOf: file)).map { Array($0) }
    }
}
