package import Tariff

/// The outcome of the last fetch of a source.
package struct FetchState: Sendable, Hashable {
    /// The source.
    package var source: SourceID
    /// The time of the last attempt, successful or not.
    package var triedAt: Timestamp
    /// True if the attempt returned a document or confirmed that it is unchanged.
    package var isGood: Bool
    /// The earliest time for the next request, if the server asked for a delay.
    package var notBefore: Timestamp?
    /// The address of the stored document.
    ///
    /// Its validators mean nothing for another address.
    package var url: String
    /// The entity tag of that document, as received.
    package var etag: String?
    /// The `Last-Modified` date of that document, as received.
    package var lastModified: String?
    /// The hash of its bytes.
    package var sha256: String

    /// Creates a state.
    package init(
        source: SourceID, triedAt: Timestamp, isGood: Bool, notBefore: Timestamp? = nil, url: String = "",
        etag: String? = nil, lastModified: String? = nil, sha256: String = ""
    ) {
        self.source = source
        self.triedAt = triedAt
        self.isGood = isGood
        self.notBefore = notBefore
        self.url = url
        self.etag = etag
        self.lastModified = lastModified
        self.sha256 = sha256
    }
}
