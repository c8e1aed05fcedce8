package import Tariff

/// How asking for a source over the network went the last time.
package struct FetchState: Sendable, Hashable {
    /// The source.
    package var source: SourceID
    /// When it was asked last, well or not.
    package var triedAt: Timestamp
    /// Whether that brought a document, or the word that it did not change.
    package var isGood: Bool
    /// Until when the server asked to be left alone.
    package var notBefore: Timestamp?
    /// Where the document that is held came from; the tags mean nothing elsewhere.
    package var url: String
    /// The entity tag of that document, as printed.
    package var etag: String?
    /// The date of its last change, as printed.
    package var lastModified: String?
    /// The hash of its bytes.
    package var sha256: String

    /// Makes a state.
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
