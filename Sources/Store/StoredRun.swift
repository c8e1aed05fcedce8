package import Tariff

/// One line of the log of runs.
package struct StoredRun: Sendable, Hashable {
    /// Its number.
    package let id: Int64
    /// When it began, on the clock of this machine.
    package let startedAt: Timestamp
    /// When it was written.
    package let finishedAt: Timestamp
    /// The moment at which its documents were fetched.
    package let at: Timestamp
    /// The catalog's sequence after it; 0 while nothing was ever published.
    package let sequence: Int64
    /// Its summary as JSON text.
    package let summary: String
}
