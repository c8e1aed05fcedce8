package import Tariff

/// One entry in the log of runs.
package struct StoredRun: Sendable, Hashable {
    /// The run's number.
    package let id: Int64
    /// The time at which it began, by the clock of this machine.
    package let startedAt: Timestamp
    /// The time at which it was written.
    package let finishedAt: Timestamp
    /// The time at which its documents were fetched.
    package let at: Timestamp
    /// The catalog's sequence after the run; 0 if nothing was published yet.
    package let sequence: Int64
    /// The summary as JSON text.
    package let summary: String
}
