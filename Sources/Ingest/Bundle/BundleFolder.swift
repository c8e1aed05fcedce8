import Tariff

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The folder `catalog/bundle/`, in the format of `docs/bundle.md`, and the one way to read it.
package enum BundleFolder {
    /// Rises whenever the same files would give other claims.
    package static let version = 1

    /// The file that says what the others were made from.
    static let head = "sources.jsonl"

    /// Whether there is a bundle in the folder.
    package static func exists(_ path: String) -> Bool {
        FileManager.default.fileExists(atPath: "\(path)/\(head)")
    }

    /// Reads every file of the folder.
    ///
    /// A line that cannot be read is left out and becomes a diagnostic that names file and line.
    ///
    /// - Throws: ``SourceError`` when the folder holds no bundle, or one of another format.
    package static func read(_ path: String) throws(SourceError) -> BundleContents {
        var bundle = BundleContents()
        var hash = SHA256()
        func lines(_ name: String) throws(SourceError) -> [UInt8] {
            guard let data = FileManager.default.contents(atPath: "\(path)/\(name)") else { throw .file(name) }
            let bytes = Array(data)
            hash.update(bytes)
            bundle.bytes += bytes.count
            return bytes
        }
        var reader = try BundleReader(head: try lines(head), name: head)
        for name in (FileStamp.names(in: "\(path)/providers") ?? []).sorted() where name.hasSuffix(".jsonl") {
            let file = "providers/\(name)"
            reader.read(try lines(file), name: file)
        }
        reader.finish(&bundle)
        bundle.sha256 = hash.finish()
        return bundle
    }
}
