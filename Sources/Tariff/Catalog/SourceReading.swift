/// The newest document that is held of a source.
package struct SourceReading: Sendable, Hashable {
    /// The source.
    package var source: SourceID
    /// The moment at which that document was fetched.
    package var fetchedAt: Timestamp
    /// True if the last attempt to read the source failed.
    package var isFailing: Bool

    /// Creates a reading.
    package init(source: SourceID, fetchedAt: Timestamp, isFailing: Bool = false) {
        self.source = source
        self.fetchedAt = fetchedAt
        self.isFailing = isFailing
    }
}
