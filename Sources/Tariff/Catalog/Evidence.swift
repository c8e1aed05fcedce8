/// Which source stated a ladder, where, and since when.
package struct Evidence: Sendable, Hashable {
    /// The source.
    package var source: SourceID
    /// Where its document is served.
    package var url: String
    /// When the value was first seen.
    package var observedAt: Timestamp
    /// When a document last still said so.
    package var confirmedAt: Timestamp

    /// Makes evidence.
    package init(source: SourceID, url: String, observedAt: Timestamp, confirmedAt: Timestamp) {
        self.source = source
        self.url = url
        self.observedAt = observedAt
        self.confirmedAt = confirmedAt
    }
}
