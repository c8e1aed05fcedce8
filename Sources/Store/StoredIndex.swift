package import Tariff

/// The catalog that was published last, as the index that answers questions about it.
///
/// The bytes mean nothing here: who encodes them says so in `format`.
package struct StoredIndex: Sendable, Hashable {
    /// The catalog's version.
    package let version: String
    /// Rises by one with every change of the version.
    package let sequence: Int64
    /// When the run was that published it.
    package let generatedAt: Timestamp
    /// The fingerprint of the curated data that it was made with.
    package let curation: String
    /// The encoding of the bytes.
    package let format: Int
    /// The encoded index.
    package let bytes: [UInt8]
}
