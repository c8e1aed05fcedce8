package import Tariff

/// A document that was read.
package struct StoredDocument: Sendable, Hashable {
    /// The document's number, to which claims refer.
    package let id: Int64
    /// The run that read it.
    package let run: Int64
    /// The description of the document.
    package let content: DocumentRecord

    /// The time at which it was fetched.
    package var fetchedAt: Timestamp { content.fetchedAt }
}
