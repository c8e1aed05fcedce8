/// The reason why a whole document cannot be used.
///
/// The last good claims of its source stay.
package enum SourceError: Error, Hashable, CustomStringConvertible {
    /// The bytes are not in the source's format.
    case unreadable(String)
    /// The document has the format, but not the structure of the source.
    case shape(String)
    /// The document has the structure, but lacks what is expected of it: a person should look.
    case unexpected(String)
    /// The document is larger than any price list.
    case tooLarge(bytes: Int, limit: Int)
    /// The file cannot be read.
    case file(String)
    /// The document could not be fetched.
    case fetching(FetchFailure)

    /// A sentence that names the fault.
    package var description: String {
        switch self {
        case .unreadable(let why): "The document cannot be read: \(why)."
        case .shape(let why): "The document does not have its shape: \(why)."
        case .unexpected(let what):
            "The document is held: \(what). The last good claims stay; look at it, and correct the recipe if it has changed."
        case .tooLarge(let bytes, let limit):
            "The document has \(bytes) bytes, and no price list is larger than \(limit)."
        case .file(let why): "The file cannot be read: \(why)."
        case .fetching(let failure): failure.description
        }
    }
}
