package import Tariff

/// How reading a source went the last time.
package struct SourceState: Sendable, Hashable {
    /// The source.
    package var source: SourceID
    /// When it was tried last.
    package var lastAttemptAt: Timestamp
    /// When it was read well last; nil when never.
    package var lastGoodAt: Timestamp?
    /// The word of the run's summary: `ok`, `unchanged`, `failed` or `held`.
    package var lastStatus: String
    /// Why it failed, as a sentence.
    package var error: String?
    /// How many entries its documents hold.
    package var rows: Int
    /// What was noticed, as JSON text.
    package var diagnostics: String
    /// The fingerprint of everything that its claims were made from; equal means unchanged.
    package var fingerprint: String

    /// Makes a state.
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
