import Foundation
package import Tariff

/// The folder in which every document that was fetched is kept, so that any run can be repeated.
///
/// ```
/// archive/archive.json                                  what this folder is
/// archive/openrouter/2026-08-05T03-15-00Z-<hash>.json   one fetching: address, status, tag, hash
/// archive/openrouter/<sha256>.gz                        the bytes, once however often they came
/// ```
///
/// A file appears whole or not at all, and is never changed.
package struct DocumentArchive: Sendable {
    /// The folder.
    package let path: String

    /// No document is larger.
    package static let sizeLimit = 256 << 20

    private static let mark = "archive.json"

    /// The archive in a folder, which is made with the first document.
    package init(path: String) { self.path = path }

    /// Whether a folder is an archive.
    package static func isArchive(_ path: String) -> Bool {
        FileManager.default.fileExists(atPath: "\(path)/\(mark)")
    }

    /// The sources that have a folder here.
    package func sources() -> [SourceID] {
        names(in: path).filter { !$0.hasPrefix(".") && $0 != Self.mark }.map { SourceID(rawValue: $0) }
    }

    /// The newest fetching of a source that was no later than a moment; nil for the moment is the newest of all.
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

    /// The bytes of a document; nil when they are not here any more, or damaged.
    package func bytes(_ sha256: String, of source: SourceID) -> [UInt8]? {
        guard let data = FileManager.default.contents(atPath: folder(source) + sha256 + ".gz"),
            let bytes = Compression.expanded(Array(data), limit: Self.sizeLimit), SHA256.hex(bytes) == sha256
        else { return nil }
        return bytes
    }

    /// Whether the bytes of a document are here, without reading them.
    package func holds(_ sha256: String, of source: SourceID) -> Bool {
        FileManager.default.fileExists(atPath: folder(source) + sha256 + ".gz")
    }

    /// Keeps a fetching, with its bytes unless the server said that they did not change.
    ///
    /// - Throws: ``ArchiveError`` when the folder cannot be written.
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

    /// Forgets what was fetched before a moment, except the newest document of each source.
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

    /// Whether bytes belong to no fetching; new ones may belong to one that is only being written.
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
