package import Tariff

/// How one source's documents become claims: pure, with no word of files, networks or databases.
///
/// A parser throws only when the whole document is unusable. A field that it does not understand
/// becomes a diagnostic, and a price field becomes a claim or a skip with a reason, always.
package protocol SourceParser: Sendable {
    /// The source that it reads, which is also the name of its definition.
    static var id: SourceID { get }

    /// Rises whenever the same bytes would give other claims, so that they are read again.
    static var version: Int { get }

    /// Makes a parser.
    init()

    /// Reads a document.
    func parse(_ document: SourceDocument, curation: Curation) throws(SourceError) -> ParsedDocument
}
