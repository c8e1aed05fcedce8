/// The dates between which a rate applies.
///
/// The first date is inclusive, the last one exclusive. A date that is nil is an open end.
package struct EffectivePeriod: Sendable, Hashable {
    /// The first moment at which the rate applies, or nil if the beginning is open.
    package var from: Timestamp?
    /// The first moment at which the rate no longer applies, or nil if the end is open.
    package var to: Timestamp?

    /// Creates a period.
    package init(from: Timestamp? = nil, to: Timestamp? = nil) {
        self.from = from
        self.to = to
    }

    /// The period without a beginning or an end.
    package static let always = EffectivePeriod()

    /// Returns true if the period contains the moment.
    package func contains(_ moment: Timestamp) -> Bool {
        if let from, moment < from { return false }
        if let to, moment >= to { return false }
        return true
    }
}
