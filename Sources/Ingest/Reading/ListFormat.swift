import JSON
import Tariff

/// A source whose document is a JSON list of entries, each with the prices and facts of one offer.
///
/// A format finds the entries of a document and reads one of them. The rest is the same for all formats and is here:
/// reading the JSON, counting, repeated and missing ids, unknown keys, and joining the claims and diagnostics.
protocol ListFormat: SourceParser {
    /// The contents of one entry.
    associatedtype Entry

    /// Finds the entries of a document and adds them to the list.
    ///
    /// - Throws: ``SourceError/shape(_:)`` if the document has another structure.
    func list(_ root: JSONNode, in entries: inout EntryList<Entry>) throws(SourceError)

    /// Reads the prices and facts of one entry.
    func read(_ entry: Entry, into draft: inout EntryDraft)
}

extension ListFormat {
    /// Reads a document.
    package func parse(_ document: SourceDocument) throws(SourceError) -> ParsedDocument {
        let root: JSONNode
        do throws(JSONError) { root = try JSONReader.read(document.bytes) } catch {
            throw .unreadable(error.description)
        }
        var entries = EntryList<Entry>(source: id)
        try list(root, in: &entries)
        guard entries.count > 0 else { throw .shape(entries.emptyReason) }
        return entries.parsed { entry, draft in read(entry, into: &draft) }
    }
}
