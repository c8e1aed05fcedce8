/// Why a document could not be kept, as a sentence.
package struct ArchiveError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The file or folder.
    package let path: String
    /// What is wrong with it.
    package let reason: String

    /// The sentence.
    package var description: String { "The archive cannot be written at \(path): \(reason)." }
}
