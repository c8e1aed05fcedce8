/// An observation about a document or curated data that a person should see.
///
/// A diagnostic does not stop any processing.
package struct Diagnostic: Sendable, Hashable {
    /// A short name by which diagnostics are counted, such as `unknown_key`.
    package var code: String
    /// A full sentence that names the value.
    package var message: String
    /// The source that the diagnostic is about.
    package var source: SourceID?
    /// The entry that the diagnostic is about, as the document spells it.
    package var key: String?
    /// The position in the curated data if the diagnostic is about curated data.
    package var place: Place?

    /// A position in the curated data.
    package struct Place: Sendable, Hashable {
        /// The file, relative to the folder, such as `providers/openai.yaml`.
        package var file: String
        /// The line, counted from 1, or nil for the whole file.
        package var line: Int?
        /// The path of the key, such as `names.litellm[0]`.
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
