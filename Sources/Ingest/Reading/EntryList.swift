import JSON
import Tariff

/// The entries of a document that a ``ListFormat`` finds, in the document's order.
///
/// Entries that cannot be read are reported here, so that all formats report them in the same way.
struct EntryList<Entry> {
    /// An entry with its identity, or a diagnostic in its place.
    enum Row {
        case entry(Entry, key: String, seller: String, modelID: String)
        case report(Diagnostic)
    }

    /// The sentence of the error for a document without a usable entry.
    var emptyReason = "it lists no entry"
    private(set) var rows: [Row] = []
    /// The number of entries, repeated ones included.
    private(set) var count = 0
    /// The unknown keys outside of entries, and later those of the entries.
    var unknown: UnknownKeys
    private let source: SourceID
    private var keys: Set<String> = []

    init(source: SourceID) {
        self.source = source
        unknown = UnknownKeys(source: source)
    }

    /// Adds an entry.
    ///
    /// A repeated key is reported, and its entries are all read.
    ///
    /// - Parameters:
    /// - entry: the contents, for ``ListFormat/read(_:into:)``.
    /// - key: the id of the entry in the document.
    /// - seller: the seller as the source spells it.
    /// - modelID: the model id that a client sends to the seller.
    /// - count: the number of rows of the document that the entry consists of.
    mutating func add(_ entry: Entry, key: String, seller: String, modelID: String, count: Int = 1) {
        if !keys.insert(key).inserted {
            report("duplicate_id", "The id \(key) occurs more than once; all its entries are read.", key: key)
        }
        rows.append(.entry(entry, key: key, seller: seller, modelID: modelID))
        self.count += count
    }

    /// Adds an entry once more, under another id by which clients can ask for it.
    mutating func addAlias(_ entry: Entry, key: String, seller: String, modelID: String) {
        rows.append(.entry(entry, key: key, seller: seller, modelID: modelID))
    }

    /// Reads every entry, and joins the claims and diagnostics.
    func parsed(_ read: (Entry, inout EntryDraft) -> Void) -> ParsedDocument {
        var parsed = ParsedDocument()
        var unknown = unknown
        parsed.entries = count
        for row in rows {
            switch row {
            case .report(let diagnostic): parsed.diagnostics.append(diagnostic)
            case .entry(let entry, let key, let seller, let modelID):
                var draft = EntryDraft(source: source, key: key, seller: seller, modelID: modelID)
                read(entry, &draft)
                parsed.claims += draft.finish()
                parsed.diagnostics += draft.diagnostics
                for name in draft.unknownKeys { unknown.add(name, key: key) }
            }
        }
        parsed.diagnostics += unknown.diagnostics
        return parsed
    }

    /// Returns the text of an id, or reports that the subject has none.
    mutating func id(_ node: JSONNode?, of subject: String = "An entry", within key: String? = nil) -> String? {
        if let id = node?.string, !id.isEmpty { return id }
        reportMissingID(of: subject, within: key)
        return nil
    }

    /// Reports that an entry without an id is left out.
    mutating func reportMissingID(of subject: String = "An entry", within key: String? = nil) {
        report("no_id", "\(subject) without an id is left out.", key: key)
    }

    /// Returns true if the entry is an object, or reports that it is none.
    mutating func isObject(_ node: JSONNode, key: String) -> Bool {
        if case .object = node { return true }
        report("wrong_type", "The entry \(key) is \(node.kind), not an object.", key: key)
        return false
    }

    /// Adds a diagnostic about a part of the document that is left out.
    mutating func report(_ code: String, _ message: String, key: String? = nil) {
        rows.append(.report(Diagnostic(code: code, message, source: source, key: key)))
    }
}
