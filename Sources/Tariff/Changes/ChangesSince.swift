/// The start of a list of changes.
package enum ChangesSince: Sendable, Hashable {
    /// Those that came with a later catalog than the one of this sequence.
    case sequence(Int64)
    /// Those whose documents were fetched at this moment or later.
    case time(Timestamp)

    /// Reads `1042`, `2026-08-05` or `2026-08-05T03:15:00Z`; nil when it is none of them.
    package init?(_ text: String) {
        if !text.isEmpty, text.utf8.allSatisfy({ (48...57).contains($0) }) {
            guard text.utf8.count <= 18, let sequence = Int64(text) else { return nil }
            self = .sequence(sequence)
        } else if let moment = Timestamp(text) {
            self = .time(moment)
        } else {
            return nil
        }
    }

    /// The text that ``init(_:)`` reads back.
    package var text: String {
        switch self {
        case .sequence(let sequence): "\(sequence)"
        case .time(let moment): "\(moment)"
        }
    }
}
