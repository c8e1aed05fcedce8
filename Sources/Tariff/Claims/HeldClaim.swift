/// A claim with the times at which we knew it.
package struct HeldClaim: Sendable, Hashable {
    /// What is claimed.
    package var claim: Claim
    /// When the document was fetched that said so first.
    package var observedFrom: Timestamp
    /// When the document was fetched that no longer said so; nil while the claim is open.
    package var observedTo: Timestamp?
    /// When the last document was fetched that still said so.
    package var confirmedAt: Timestamp

    /// Makes a held claim.
    package init(
        _ claim: Claim, observedFrom: Timestamp, observedTo: Timestamp? = nil, confirmedAt: Timestamp
    ) {
        self.claim = claim
        self.observedFrom = observedFrom
        self.observedTo = observedTo
        self.confirmedAt = confirmedAt
    }

    /// Whether the claim was a mistake of ours: it ended where it was confirmed last, with nothing seen since.
    ///
    /// Such a claim is kept as history, and nothing is published from it.
    package var isCorrected: Bool { observedTo.map { $0 <= confirmedAt } ?? false }

    /// Whether the source's newest document still says so.
    package var isOpen: Bool { observedTo == nil }
}
