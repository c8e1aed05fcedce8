/// The reason why a folder of curated data cannot be read at all.
///
/// Problems inside its files are diagnostics.
package enum CurationError: Error, Sendable, Hashable, CustomStringConvertible {
    /// There is no folder at that path, or it cannot be opened.
    case noFolder(String)
    /// The folder contains none of the folders of curated data.
    case noData(String)

    /// A sentence that names the path and says what to do.
    package var description: String {
        switch self {
        case .noFolder(let path):
            """
            The curated data cannot be read: there is no folder “\(path)”. \
            Name the right one with --catalog or RATECARD_CATALOG.
            """
        case .noData(let path):
            """
            The curated data cannot be read: the folder “\(path)” has no providers/, labs/ or sources/ in it. \
            Name the right one with --catalog or RATECARD_CATALOG.
            """
        }
    }
}
