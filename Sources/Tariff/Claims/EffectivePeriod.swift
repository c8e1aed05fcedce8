/// The dates between which a rate applies: the first inclusive, the last exclusive, nil open.
package struct EffectivePeriod: Sendable, Hashable {
    /// The first moment at which the rate applies.
    package var from: Timestamp?
    /// The first moment at which the rate no longer applies.
    package var to: Timestamp?

    /// Creates a period.
    package init(from: Timestamp? = nil, to: Timestamp? = nil) {
        self.from = from
        self.to = to
    }

    /// The period without a beginning or an end.
    package static let always = EffectivePeriod()

    /// Returns true if the moment lies in the period.
    package func contains(_ moment: Timestamp) -> Bool {
        if let from, moment < from { return false }
        if let to, moment >= to { return false }
        return true
    }
}
