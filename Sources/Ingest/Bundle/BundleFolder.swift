import Tariff

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The folder `catalog/bundle/`, in the format of `docs/bundle.md`, and the one way to read it.
package enum BundleFolder {
    /// The version of the reader.
    ///
    /// It rises whenever the same files would give other claims.
    package static let version = 1

    /// The file that describes the documents from which the others were made.
    static let head = "sources.jsonl"

    /// Returns true if the folder contains a bundle.
    package static func exists(_ path: String) -> Bool {
        FileManager.default.fileExists(atPath: "\(path)/\(head)")
    }

    /// Reads every file of the folder.
    ///
    /// A line that cannot be read is left out and becomes a diagnostic that names file and line.
    ///
    /// - Throws: ``SourceError`` if the folder contains no bundle, or one of another format.
    package static func read(_ path: String) throws(SourceError) -> BundleContents {
        var bundle = BundleContents()
        let names = (FileStamp.names(in: "\(path)/providers") ?? []).filter { $0.hasSuffix(".jsonl") }.sorted()
        let files = try ([head] + names.map { "providers/\($0)" }).map { name throws(SourceError) in
            guard let data = FileManager.default.contents(atPath: "\(path)/\(name)") else { throw .file(name) }
            return File(name: name, bytes: Array(data))
        }
        bundle.bytes = files.reduce(0) { $0 + $1.bytes.count }
        let hashing = ParallelValue {
            var hash = SHA256()
            for file in files { hash.update(file.bytes) }
            return hash.finish()
        }
        let reader = try BundleReader(head: files[0].bytes, name: head)
        let readings = shares(of: files.dropFirst(), bytes: bundle.bytes / sharing).map { share in
            ParallelValue {
                var reader = reader
                for file in share { reader.read(file.bytes, name: file.name) }
                return reader
            }
        }
        for reading in readings { reading.value().finish(&bundle) }
        bundle.sha256 = hashing.value()
        return bundle
    }

    /// The number of readers that share the files.
    private static let sharing = 4

    /// A file of the bundle.
    private struct File: Sendable {
        var name: String
        var bytes: [UInt8]
    }

    /// Splits the files into groups of about the given number of bytes.
    private static func shares(of files: ArraySlice<File>, bytes limit: Int) -> [[File]] {
        var (shares, bytes): ([[File]], Int) = ([], limit)
        for file in files {
            if bytes >= limit {
                shares.append([])
                bytes = 0
            }
            shares[shares.count - 1].append(file)
            bytes += file.bytes.count
        }
        return shares
    }
}
