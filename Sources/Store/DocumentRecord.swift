package import Tariff

/// The stored description of a document.
///
/// The bytes themselves are in the archive.
package struct DocumentRecord: Sendable, Hashable {
    /// The source of the document.
    package var source: SourceID
    /// The file name within a source of several documents; empty for a source with one.
    package var name: String
    /// The address from which it was fetched.
    package var url: String
    /// The SHA-256 hash of its bytes, 64 hexadecimal digits.
    package var sha256: String
    /// The length in bytes.
    package var bytes: Int
    /// The time at which it was fetched.
    package var fetchedAt: Timestamp
    /// The version of the parser that read it.
    package var parserVersion: Int
    /// The fingerprint of the curated data when it was read.
    package var curation: String

    /// The source that states the content: a document of the bundle is named after the source that it passes on.
    package var voice: SourceID { source == .bundle ? SourceID(rawValue: name) : source }

    /// Creates a record.
    package init(
        source: SourceID, name: String = "", url: String, sha256: String, bytes: Int, fetchedAt: Timestamp,
        parserVersion: Int, curation: String
    ) {
        self.source = source
        self.name = name
        self.url = url
        self.sha256 = sha256
        self.bytes = bytes
        self.fetchedAt = fetchedAt
        self.parserVersion = parserVersion
        self.curation = curation
    }
}
