/// How much the database holds, for people who look after it.
package struct StoreCounts: Sendable, Hashable {
    /// Runs.
    package let runs: Int
    /// Documents that were read.
    package let documents: Int
    /// Offers that were ever named.
    package let offers: Int
    /// Claims that the newest documents still make.
    package let openClaims: Int
    /// Claims that they no longer make.
    package let closedClaims: Int
    /// The size of the file in bytes, without its journal.
    package let bytes: Int
}
