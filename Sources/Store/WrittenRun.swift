/// The numbers that a run got when it was written.
package struct WrittenRun: Sendable, Hashable {
    /// The run's number.
    package let run: Int64
    /// The catalog's sequence; 0 while nothing was ever published.
    package let sequence: Int64
    /// The catalog's version; nil while nothing was ever published.
    package let version: String?
    /// The numbers of the documents, in the order in which they were given.
    package let documents: [Int64]
}
