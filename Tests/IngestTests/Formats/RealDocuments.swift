import JSON
import Tariff

@testable import Ingest

/// The real documents, each read once with the repository's curated data.
enum RealDocuments {
    /// A document and what its parser made of it.
    struct Reading: Sendable {
        var bytes: [UInt8]
        var root: JSONNode
        var parsed: ParsedDocument
    }

    /// The folders of documents of one moment.
    static let moments = ["now", "before"]

    /// The documents that are here: not every source was captured at every moment.
    static let held: [(SourceID, String)] = SourceParsers.builtIn.flatMap { parser in
        moments.filter { SharedDocuments.bytes($0, parser.id.rawValue) != nil }.map { (parser.id, $0) }
    }

    /// The curated data that they are read with.
    static let curation = (try? CuratedFolder.load(SharedDocuments.catalog))?.0 ?? Curation()

    /// The document of a source at a moment; nil when it is not here or its parser refuses it.
    static func reading(_ source: SourceID, _ moment: String) -> Reading? { readings["\(source) \(moment)"] }

    private static let readings: [String: Reading] = {
        var readings: [String: Reading] = [:]
        for moment in moments {
            for parser in SourceParsers.builtIn {
                guard let bytes = SharedDocuments.bytes(moment, parser.id.rawValue),
                    let root = try? JSONReader.read(bytes),
                    let parsed = try? Parsing.parse(
                        parser,
                        SourceDocument(source: parser.id, bytes: bytes, fetchedAt: Timestamp(seconds: 0)),
                        curation: curation)
                else { continue }
                readings["\(parser.id) \(moment)"] = Reading(bytes: bytes, root: root, parsed: parsed)
            }
        }
        return readings
    }()
}
