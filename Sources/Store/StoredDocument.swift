package import Tariff

/// A document that was read.
package struct StoredDocument: Sendable, Hashable {
    /// Its number, to which claims refer.
    package let id: Int64
    /// The run that read it.
    package let run: Int64
    /// What is known of it.
    package let content: DocumentRecord

    /// When it was fetched.
    package var fetchedAt: Timestamp { content.fetchedAt }
}
