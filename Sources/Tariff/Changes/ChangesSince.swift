/// The start of a list of changes.
package enum ChangesSince: Sendable, Hashable {
    /// The changes of catalogs later than the one with this sequence.
    case sequence(Int64)
    /// The changes whose documents were fetched at this moment or later.
    case time(Timestamp)

    /// Parses text such as `1042`, `2026-08-05` or `2026-08-05T03:15:00Z`, or returns nil if it has none of these forms.
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

    /// The text that ``init(_:)`` parses.
    package var text: String {
        switch self {
        case .sequence(let sequence): "\(sequence)"
        case .time(let moment): "\(moment)"
        }
    }
}
