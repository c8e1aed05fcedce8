/// An observation about a document or about curated data that a person should see.
///
/// It stops nothing.
package struct Diagnostic: Sendable, Hashable {
    /// A short name by which diagnostics are counted: `unknown_key`.
    package var code: String
    /// A full sentence that names the value.
    package var message: String
    /// The source that it is about.
    package var source: SourceID?
    /// The entry that it is about, as the document spells it.
    package var key: String?
    /// The position in the curated data, for a diagnostic about that.
    package var place: Place?

    /// A position in the curated data.
    package struct Place: Sendable, Hashable {
        /// The file, relative to the folder: `providers/openai.yaml`.
        package var file: String
        /// The line, from 1; nil for the file as a whole.
        package var line: Int?
        /// The key with the keys above it: `names.litellm[0]`.
        package var key: String?

        /// Creates a position.
        package init(file: String, line: Int? = nil, key: String? = nil) {
            self.file = file
            self.line = line
            self.key = key
        }
    }

    /// Creates a diagnostic.
    package init(
        code: String, _ message: String, source: SourceID? = nil, key: String? = nil, place: Place? = nil
    ) {
        self.code = code
        self.message = message
        self.source = source
        self.key = key
        self.place = place
    }
}
