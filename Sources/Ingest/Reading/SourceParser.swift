package import Tariff

/// A reader of one source's documents: a pure function from bytes to claims.
///
/// A parser knows nothing of files, networks, databases or curated data. Its claims name sellers as the source spells
/// them, and ``Normaliser`` derives the providers. It throws only if the whole document is unusable. A field that it
/// does not understand becomes a diagnostic, and every price field becomes a claim or a skip with a reason.
///
/// A list of entries is a ``ListFormat``, which needs much less.
package protocol SourceParser: Sendable {
    /// The source that the parser reads, which is also the name of its definition.
    var id: SourceID { get }

    /// The version of the parser. It rises whenever the same bytes would give other claims, so that they are read again.
    var version: Int { get }

    /// Reads a document.
    func parse(_ document: SourceDocument) throws(SourceError) -> ParsedDocument
}
