/// The confidence in a published price.
///
/// Of several, the lowest confidence is the largest value.
package enum Confidence: UInt8, Sendable, Hashable, Comparable {
    /// Two or more independent sources agree and none is against.
    case confirmed
    /// One source, or several that neither agree nor differ by much.
    case single
    /// A fresh source is more than one percent away.
    case disputed

    /// The name that answers print.
    package var name: String {
        switch self {
        case .confirmed: "confirmed"
        case .single: "single"
        case .disputed: "disputed"
        }
    }

    /// Better is smaller.
    package static func < (left: Confidence, right: Confidence) -> Bool { left.rawValue < right.rawValue }
}
