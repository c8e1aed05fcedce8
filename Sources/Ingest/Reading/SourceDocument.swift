package import Tariff

/// One document of a source, as it was fetched.
package struct SourceDocument: Sendable {
    /// The source that publishes the document.
    package var source: SourceID
    /// The name among the source's documents; empty for a source of one document.
    package var name: String
    /// The bytes.
    package var bytes: [UInt8]
    /// The fetch time.
    package var fetchedAt: Timestamp
    /// The SHA-256 of the bytes.
    package var sha256: String

    /// Creates a document and hashes its bytes.
    package init(source: SourceID, name: String = "", bytes: [UInt8], fetchedAt: Timestamp) {
        self.source = source
        self.name = name
        self.bytes = bytes
        self.fetchedAt = fetchedAt
        sha256 = SHA256.hex(bytes)
    }
}
