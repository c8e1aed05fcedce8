/// A claim with the times at which documents stated it.
package struct HeldClaim: Sendable, Hashable {
    /// The claim.
    package var claim: Claim
    /// The fetch time of the first document that states the claim.
    package var observedFrom: Timestamp
    /// The fetch time of the first later document without the claim; nil while the claim is open.
    package var observedTo: Timestamp?
    /// The fetch time of the last document that states the claim.
    package var confirmedAt: Timestamp

    /// Creates a held claim.
    package init(
        _ claim: Claim, observedFrom: Timestamp, observedTo: Timestamp? = nil, confirmedAt: Timestamp
    ) {
        self.claim = claim
        self.observedFrom = observedFrom
        self.observedTo = observedTo
        self.confirmedAt = confirmedAt
    }

    /// Indicates whether the claim was read by mistake.
    ///
    /// Such a claim ends when it was last confirmed, with no document in between. It remains in the history, but nothing is
    /// published from it.
    package var isCorrected: Bool { observedTo.map { $0 <= confirmedAt } ?? false }

    /// Indicates whether the source's newest document still states the claim.
    package var isOpen: Bool { observedTo == nil }
}
