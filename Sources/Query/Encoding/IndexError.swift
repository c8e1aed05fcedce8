/// The reason why bytes are not an index that this version can read.
package enum IndexError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The bytes do not begin like an index.
    case notAnIndex
    /// Another version of this program wrote the index in another format.
    case otherFormat(found: Int, expected: Int)
    /// The bytes were cut short or changed.
    case damaged(String)

    /// The reason as a sentence, with what to do.
    package var description: String {
        switch self {
        case .notAnIndex: "The stored index is not an index; rebuild it from the catalog."
        case .otherFormat(let found, let expected):
            "The stored index has format \(found) and this version reads format \(expected); rebuild it from the catalog."
        case .damaged(let what): "The stored index is damaged (\(what)); rebuild it from the catalog."
        }
    }
}
