/// The number of rows in the database and its size, for people who maintain it.
package struct StoreCounts: Sendable, Hashable {
    /// The number of runs.
    package let runs: Int
    /// The number of documents that were read.
    package let documents: Int
    /// The number of offers ever seen.
    package let offers: Int
    /// The number of claims that the newest documents state.
    package let openClaims: Int
    /// The number of claims that they no longer state.
    package let closedClaims: Int
    /// The size of the file in bytes, without its journal.
    package let bytes: Int
}
