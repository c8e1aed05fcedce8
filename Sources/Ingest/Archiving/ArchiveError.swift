/// The reason why a document could not be archived, as a sentence.
package struct ArchiveError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The file or folder.
    package let path: String
    /// The cause of the failure.
    package let reason: String

    /// The message for users.
    package var description: String { "The archive cannot be written at \(path): \(reason)." }
}
