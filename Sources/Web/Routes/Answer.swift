import Tariff

/// The body of an answer, and the time until which it stays the same.
struct Answer: Sendable {
    /// The body.
    var bytes: [UInt8]
    /// The first time at which the answer may differ; nil if only another catalog changes it.
    var validUntil: Timestamp?
}
