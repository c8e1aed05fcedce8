extension Ladder {
    /// The statement of another source about a published ladder, compared with it.
    package struct Statement: Sendable, Hashable {
        /// The relation of a statement to the published ladder.
        package enum Verdict: String, Sendable, Hashable, CaseIterable {
            /// The same amounts everywhere.
            case agrees
            /// Never more than one percent away.
            case near = "within_one_percent"
            /// More than one percent away, in a document that is fresh enough to dispute the price.
            case differs
            /// More than one percent away, in a document that is too old to dispute the price.
            case differsStale = "differs_stale"
            /// Prices under other conditions only, so that no two amounts can be compared.
            case incomparable = "not_comparable"
        }

        /// The reason why the published ladder takes precedence.
        package enum Reason: String, Sendable, Hashable, CaseIterable {
            /// The published source is the seller's own, and this one is not.
            case sourceClass = "class"
            /// More independent sources state what is published.
            case agreement
            /// The published source's document is later.
            case date
            /// The published source has the higher priority.
            case priority
            /// Nothing but the order of the sources' ids.
            case id
        }

        /// The source of the statement.
        package var source: SourceID
        /// The stated steps, in a fixed order.
        package var steps: [Step]
        /// The relation to the published ladder.
        package var verdict: Verdict
        /// The largest difference, in hundredths of a percent of the published amount.
        ///
        /// Above zero it is dearer. Nil where no two amounts can be compared, or the published one is zero.
        package var difference: Int64?
        /// The reason why it is not published.
        package var reason: Reason

        /// Creates a statement.
        package init(
            source: SourceID, steps: [Step], verdict: Verdict, difference: Int64? = nil, reason: Reason = .id
        ) {
            self.source = source
            self.steps = steps
            self.verdict = verdict
            self.difference = difference
            self.reason = reason
        }

        /// The difference as a percentage with its sign: `+25`, `-3.25`, `0`; nil if there is none.
        package var percent: String? {
            guard let difference else { return nil }
            let size = difference.magnitude
            let (whole, rest) = (size / 100, size % 100)
            let digits = rest % 10 == 0 ? "\(rest / 10)" : rest < 10 ? "0\(rest)" : "\(rest)"
            return (difference == 0 ? "" : difference > 0 ? "+" : "-") + "\(whole)" + (rest == 0 ? "" : "." + digits)
        }
    }
}
