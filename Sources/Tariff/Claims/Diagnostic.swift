/// Something about a document or about curated data that a person should see; it stops nothing.
package struct Diagnostic: Sendable, Hashable {
    /// A short name by which diagnostics are counted: `unknown_key`.
    package var code: String
    /// A full sentence that names the value.
    package var message: String
    /// The source that it is about.
    package var source: SourceID?
    /// The entry that it is about, as the document spells it.
    package var key: String?

    /// Makes a diagnostic.
    package init(code: String, _ message: String, source: SourceID? = nil, key: String? = nil) {
        self.code = code
        self.message = message
        self.source = source
        self.key = key
    }
}
