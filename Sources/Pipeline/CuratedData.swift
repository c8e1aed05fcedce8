package import Ingest
package import Tariff

/// The curated data of a folder, free of problems, with the fingerprints by which changes are noticed.
package struct CuratedData: Sendable {
    /// The curated data.
    package let curation: Curation
    /// The parsers of its sources.
    package let parsers: SourceParsers
    /// The fingerprint by names, sizes and times, which the cold path compares.
    package let stamp: String
    /// The hash of the contents, with which each source was read.
    package let hash: String

    /// Loads a folder.
    ///
    /// - Throws: ``PipelineError`` with every problem of the folder.
    package init(_ path: String) throws {
        (curation, parsers) = try Self.loadWithParsers(path)
        stamp = CuratedFolder.fingerprint(path)
        hash = CuratedFolder.contentFingerprint(path)
    }

    /// Loads the curation of a folder without fingerprints.
    ///
    /// - Throws: ``PipelineError`` with every problem of the folder.
    package static func load(_ path: String) throws -> Curation { try loadWithParsers(path).curation }

    private static func loadWithParsers(_ path: String) throws -> (curation: Curation, parsers: SourceParsers) {
        let (curation, parsers, problems): (Curation, SourceParsers, [Diagnostic])
        do throws(CurationError) { (curation, parsers, problems) = try CuratedFolder.loadWithParsers(path) } catch {
            throw PipelineError.failed(error.description)
        }
        guard problems.isEmpty else {
            throw PipelineError.failed(
                "The curated data in \(path) has problems:\n"
                    + problems.map { "  " + $0.message }.joined(separator: "\n"))
        }
        return (curation, parsers)
    }
}
