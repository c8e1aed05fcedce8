package import Tariff

/// The catalog last published, as the encoded index that answers questions about it.
///
/// The store does not interpret the bytes; `format` names their encoding.
package struct StoredIndex: Sendable, Hashable {
    /// The catalog's version.
    package let version: String
    /// A number that rises by one with every change of the version.
    package let sequence: Int64
    /// The time of the run that published it.
    package let generatedAt: Timestamp
    /// The fingerprint of the curated data that it was made with.
    package let curation: String
    /// The format of the encoded index.
    package let format: Int
    /// The encoded index.
    package let bytes: [UInt8]
}
