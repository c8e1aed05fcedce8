/// The numbers assigned to a run when it was written.
package struct WrittenRun: Sendable, Hashable {
    /// The run's number.
    package let run: Int64
    /// The catalog's sequence; 0 if nothing was published yet.
    package let sequence: Int64
    /// The catalog's version; nil if nothing was published yet.
    package let version: String?
    /// The numbers of the documents, in the order in which they were passed.
    package let documents: [Int64]
}
