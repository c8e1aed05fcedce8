/// The source of a ladder, with the address and the times of its documents.
package struct Evidence: Sendable, Hashable {
    /// The source.
    package var source: SourceID
    /// The address of its document.
    package var url: String
    /// The moment at which the value was first seen.
    package var observedAt: Timestamp
    /// The moment of the last document that still stated it.
    package var confirmedAt: Timestamp

    /// Creates evidence.
    package init(source: SourceID, url: String, observedAt: Timestamp, confirmedAt: Timestamp) {
        self.source = source
        self.url = url
        self.observedAt = observedAt
        self.confirmedAt = confirmedAt
    }
}
