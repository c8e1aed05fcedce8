import Foundation
import Ingest
import JSON
import Tariff

/// A folder of documents that were fetched earlier: `ID.json`, `ID/` with a document in each file, or an archive.
struct DocumentFolder {
    /// A document that waits to be read.
    struct Entry {
        var source: SourceID
        /// Its name among the source's documents; empty for a source of one.
        var name: String
        var content: Content
    }

    /// Where the bytes of a document are.
    enum Content {
        case file(String)
        case archived(DocumentArchive, sha256: String)
        case fetched([UInt8])
        /// Nowhere: it did not come.
        case missing(FetchFailure)
    }

    /// The documents, by source, in the order of their names.
    private(set) var entries: [SourceID: [Entry]] = [:]
    /// Files that belong to no source that can be read.
    private(set) var strangers: [String] = []
    /// When the documents of a source were fetched, as the folder itself says.
    private(set) var fetched: [SourceID: Timestamp] = [:]
    /// Whether each document has a time of its own, which a stated one only chooses by.
    let isArchive: Bool

    private static let endings: Set<String> = ["json", "html", "md", "xml", "csv", "yml"]

    /// No price list is larger.
    static let sizeLimit = 64 << 20

    /// Looks into a folder; of an archive, the documents as they were held at a moment.
    init(_ path: String, sources: Set<SourceID>, at moment: Timestamp? = nil) throws {
        let files = FileManager.default
        isArchive = DocumentArchive.isArchive(path)
        if isArchive {
            read(DocumentArchive(path: path), sources: sources, at: moment)
            return
        }
        guard let names = try? files.contentsOfDirectory(atPath: path).sorted() else {
            throw CommandFailure.usage("There is no folder \(path): name one that holds documents with --from.")
        }
        for name in names where !name.hasPrefix(".") {
            let full = path + "/" + name
            if name == "fetched.json" {
                fetched = try Self.readTimes(full)
                continue
            }
            var isFolder: ObjCBool = false
            guard files.fileExists(atPath: full, isDirectory: &isFolder) else { continue }
            let stem = isFolder.boolValue ? name : String(name.prefix { $0 != "." })
            let source = SourceID(rawValue: stem)
            let isReadable = isFolder.boolValue || Self.endings.contains(String(name.dropFirst(stem.count + 1)))
            guard sources.contains(source), isReadable else {
                strangers.append(name)
                continue
            }
            if isFolder.boolValue {
                let inside = (try? files.contentsOfDirectory(atPath: full).sorted()) ?? []
                for file in inside where !file.hasPrefix(".") {
                    entries[source, default: []].append(
                        Entry(source: source, name: file, content: .file(full + "/" + file)))
                }
            } else if entries[source]?.contains(where: { $0.name.isEmpty }) ?? false {
                strangers.append(name)
            } else {
                entries[source, default: []].append(Entry(source: source, name: "", content: .file(full)))
            }
        }
    }

    private mutating func read(_ archive: DocumentArchive, sources: Set<SourceID>, at moment: Timestamp?) {
        for source in archive.sources().sorted() {
            guard sources.contains(source) else {
                strangers.append(source.rawValue)
                continue
            }
            guard let record = archive.record(of: source, at: moment) else { continue }
            entries[source] = [Entry(source: source, name: "", content: .archived(archive, sha256: record.sha256))]
            fetched[source] = record.fetchedAt
        }
    }

    /// Reads a document's bytes, but not those of a file that no price list could be.
    static func read(_ entry: Entry, fetchedAt: Timestamp) throws(SourceError) -> SourceDocument {
        let bytes: [UInt8]
        switch entry.content {
        case .file(let path): bytes = try read(path)
        case .fetched(let received): bytes = received
        case .missing(let failure): throw .fetching(failure)
        case .archived(let archive, let sha256):
            guard let kept = archive.bytes(sha256, of: entry.source) else {
                throw .file("\(archive.path)/\(entry.source)/\(sha256).gz")
            }
            bytes = kept
        }
        guard !bytes.isEmpty else { throw .unreadable("it is empty") }
        return SourceDocument(source: entry.source, name: entry.name, bytes: bytes, fetchedAt: fetchedAt)
    }

    private static func read(_ path: String) throws(SourceError) -> [UInt8] {
        let attributes = try? FileManager.default.attributesOfItem(atPath: path)
        let size = (attributes?[.size] as? NSNumber)?.intValue ?? 0
        guard size <= sizeLimit else { throw .tooLarge(bytes: size, limit: sizeLimit) }
        guard let data = FileManager.default.contents(atPath: path) else { throw .file(path) }
        return Array(data)
    }

    private static func readTimes(_ path: String) throws -> [SourceID: Timestamp] {
        let bytes = FileManager.default.contents(atPath: path).map { Array($0) } ?? []
        guard let node = try? JSONReader.read(bytes), case .object(let members) = node else {
            throw CommandFailure.failed("\(path) is not an object of sources and times: mend it or state --at.")
        }
        var times: [SourceID: Timestamp] = [:]
        for member in members {
            guard let text = member.value.string, let moment = Timestamp(text) else {
                throw CommandFailure.failed(
                    "The time “\(member.value.raw)” of \(member.key) in \(path) is not of the form 2026-08-05T03:15:00Z."
                )
            }
            times[SourceID(rawValue: member.key)] = moment
        }
        return times
    }
}
