package import Tariff

/// What is remembered of a document; the bytes themselves are archived elsewhere.
package struct DocumentRecord: Sendable, Hashable {
    /// The source that it is of.
    package var source: SourceID
    /// The file name inside a source of many documents; empty for a source of one.
    package var name: String
    /// Where it was served.
    package var url: String
    /// The hash of its bytes, 64 hexadecimal digits.
    package var sha256: String
    /// Its length in bytes.
    package var bytes: Int
    /// When it was fetched.
    package var fetchedAt: Timestamp
    /// The version of the parser that read it.
    package var parserVersion: Int
    /// The fingerprint of the curated data at the time.
    package var curation: String

    /// The source whose word the document is: a document of the bundle is named after the one that it passes on.
    package var voice: SourceID { source == .bundle ? SourceID(rawValue: name) : source }

    /// Makes a record.
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
