package import Tariff

/// The outcome of the last reading of a source.
package struct SourceState: Sendable, Hashable {
    /// The source.
    package var source: SourceID
    /// The time of the last attempt.
    package var lastAttemptAt: Timestamp
    /// The time of the last successful reading; nil if there was none.
    package var lastGoodAt: Timestamp?
    /// The status in the run's summary: `ok`, `unchanged`, `failed` or `held`.
    package var lastStatus: String
    /// The reason for a failure, as a sentence.
    package var error: String?
    /// The number of entries in its documents.
    package var rows: Int
    /// The diagnostics, as JSON text.
    package var diagnostics: String
    /// The fingerprint of all inputs of its claims.
    ///
    /// An equal fingerprint means that nothing changed.
    package var fingerprint: String

    /// Creates a state.
    package init(
        source: SourceID, lastAttemptAt: Timestamp, lastGoodAt: Timestamp?, lastStatus: String, error: String? = nil,
        rows: Int, diagnostics: String = "[]", fingerprint: String
    ) {
        self.source = source
        self.lastAttemptAt = lastAttemptAt
        self.lastGoodAt = lastGoodAt
        self.lastStatus = lastStatus
        self.error = error
        self.rows = rows
        self.diagnostics = diagnostics
        self.fingerprint = fingerprint
    }
}
