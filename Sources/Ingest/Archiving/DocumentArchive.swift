import Foundation
package import Tariff

/// A folder with every fetched document, so that any run can be repeated.
///
/// ```
/// archive/archive.json                                  marks the folder as an archive
/// archive/openrouter/2026-08-05T03-15-00Z-<hash>.json   one fetch: address, status, validators, hash
/// archive/openrouter/<sha256>.gz                        the bytes, stored once even if fetched repeatedly
/// ```
///
/// Files are written atomically and never changed.
package struct DocumentArchive: Sendable {
    /// The path of the folder.
    package let path: String

    /// The maximum size of a document in bytes.
    package static let sizeLimit = 256 << 20

    private static let mark = "archive.json"

    /// Creates an archive at a path.
    ///
    /// The folder is created when the first document is stored.
    package init(path: String) { self.path = path }

    /// Returns true if a folder is an archive.
    package static func isArchive(_ path: String) -> Bool {
        FileManager.default.fileExists(atPath: "\(path)/\(mark)")
    }

    /// Returns the sources that have a folder in the archive.
    package func sources() -> [SourceID] {
        names(in: path).filter { !$0.hasPrefix(".") && $0 != Self.mark }.map { SourceID(rawValue: $0) }
    }

    /// Returns the newest fetch of a source, not later than `moment` if one is given.
    package func record(of source: SourceID, at moment: Timestamp? = nil) -> ArchiveRecord? {
        let last = moment.map { ArchiveRecord.time($0) }
        for name in recordNames(of: source).reversed() {
            if let last, let time = ArchiveRecord.parts(ofName: name)?.time, time > last { continue }
            guard let data = FileManager.default.contents(atPath: folder(source) + name),
                let record = ArchiveRecord(json: Array(data), source: source)
            else { continue }
            return record
        }
        return nil
    }

    /// Returns the bytes of a document; nil if they are missing or damaged.
    package func bytes(_ sha256: String, of source: SourceID) -> [UInt8]? {
        guard let data = FileManager.default.contents(atPath: folder(source) + sha256 + ".gz"),
            let bytes = Compression.expanded(Array(data), limit: Self.sizeLimit), SHA256.hex(bytes) == sha256
        else { return nil }
        return bytes
    }

    /// Returns true if the bytes of a document are in the archive, without reading them.
    package func holds(_ sha256: String, of source: SourceID) -> Bool {
        FileManager.default.fileExists(atPath: folder(source) + sha256 + ".gz")
    }

    /// Stores a fetch, with its bytes unless the server reported no change.
    ///
    /// - Throws: ``ArchiveError`` if the folder cannot be written.
    package func keep(_ record: ArchiveRecord, _ bytes: [UInt8]?) throws(ArchiveError) {
        do {
            try FileManager.default.createDirectory(atPath: folder(record.source), withIntermediateDirectories: true)
        } catch {
            throw ArchiveError(path: folder(record.source), reason: "the folder cannot be made")
        }
        if !Self.isArchive(path) { try WholeFile.write(Array("{\"format\":1}\n".utf8), to: "\(path)/\(Self.mark)") }
        if let bytes {
            guard let small = Compression.compressed(bytes), !small.isEmpty else {
                throw ArchiveError(path: path, reason: "a document cannot be compressed")
            }
            try WholeFile.write(small, to: folder(record.source) + record.sha256 + ".gz")
        }
        try WholeFile.write(Array(record.json.utf8), to: folder(record.source) + record.fileName)
    }

    /// Deletes fetches before a moment, except the newest of each source.
    package func forget(before moment: Timestamp) {
        let first = ArchiveRecord.time(moment)
        for source in sources() {
            let names = recordNames(of: source)
            var kept: Set<Substring> = []
            for name in names {
                guard let parts = ArchiveRecord.parts(ofName: name) else { continue }
                if name == names.last || parts.time >= first {
                    kept.insert(parts.hash)
                } else {
                    try? FileManager.default.removeItem(atPath: folder(source) + name)
                }
            }
            for name in self.names(in: folder(source)) where isForgotten(folder(source) + name, name, kept) {
                try? FileManager.default.removeItem(atPath: folder(source) + name)
            }
        }
    }

    /// Returns true if no record refers to a file of bytes and the file is older than an hour.
    ///
    /// A newer file may belong to a fetch whose record is still being written.
    private func isForgotten(_ file: String, _ name: String, _ kept: Set<Substring>) -> Bool {
        guard
            name.hasSuffix(".gz")
                ? !kept.contains(name.prefix(ArchiveRecord.hashLength)) : name.hasPrefix(WholeFile.prefix)
        else {
            return false
        }
        let changed = (try? FileManager.default.attributesOfItem(atPath: file))?[.modificationDate] as? Date
        return changed.map { $0.timeIntervalSinceNow < -3600 } ?? false
    }

    private func recordNames(of source: SourceID) -> [String] {
        names(in: folder(source)).filter { $0.hasSuffix(".json") }.sorted()
    }

    private func folder(_ source: SourceID) -> String { "\(path)/\(source.rawValue)/" }

    private func names(in folder: String) -> [String] {
        (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    }
}
