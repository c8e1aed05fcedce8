import Foundation
package import Ingest
import JSON
package import Tariff

/// A folder of documents that were fetched earlier: `ID.json`, `ID/` with a document in each file, or an archive.
package struct DocumentFolder {
    /// A document that is to be read.
    package struct Entry: Sendable {
        /// The source of the document.
        package var source: SourceID
        /// The name of the document among those of the source; empty for a source of one document.
        package var name: String
        /// The location of its bytes.
        package var content: Content
    }

    /// The location of the bytes of a document.
    package enum Content: Sendable {
        case file(String)
        case archived(DocumentArchive, sha256: String)
        case fetched([UInt8])
        /// The document could not be fetched.
        case missing(FetchFailure)
    }

    /// The documents by source, in the order of their names.
    package private(set) var entries: [SourceID: [Entry]] = [:]
    /// The files that belong to no known source.
    package private(set) var strangers: [String] = []
    /// The fetch times of the sources that the folder states.
    package private(set) var fetched: [SourceID: Timestamp] = [:]
    /// True if each document has a fetch time of its own, so that a stated time only selects documents.
    package let isArchive: Bool

    private static let endings: Set<String> = ["json", "html", "md", "xml", "csv", "yml"]

    /// The size of the largest document that is read.
    static let sizeLimit = 64 << 20

    /// Lists the documents of a folder.
    ///
    /// - Parameters:
    ///   - path: The folder.
    ///   - sources: The known sources.
    ///   - moment: The moment as of which the documents of an archive are selected; nil is now.
    /// - Throws: ``PipelineError`` if the folder cannot be read.
    package init(_ path: String, sources: Set<SourceID>, at moment: Timestamp? = nil) throws {
        let files = FileManager.default
        isArchive = DocumentArchive.isArchive(path)
        if isArchive {
            read(DocumentArchive(path: path), sources: sources, at: moment)
            return
        }
        guard let names = try? files.contentsOfDirectory(atPath: path).sorted() else {
            throw PipelineError.usage("There is no folder \(path): name one that holds documents with --from.")
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

    /// Reads the bytes of a document, unless it is too large to be a price list.
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
            throw PipelineError.failed("\(path) is not an object of sources and times: correct it or state --at.")
        }
        var times: [SourceID: Timestamp] = [:]
        for member in members {
            guard let text = member.value.string, let moment = Timestamp(text) else {
                throw PipelineError.failed(
                    "The time “\(member.value.raw)” of \(member.key) in \(path) is not of the form 2026-08-05T03:15:00Z."
                )
            }
            times[SourceID(rawValue: member.key)] = moment
        }
        return times
    }
}
