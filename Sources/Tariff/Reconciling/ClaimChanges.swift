/// The changes that a document makes to the stored claims of its source.
///
/// Claims are added and closed, never overwritten.
package struct ClaimChanges: Sendable, Hashable {
    /// A stored claim that the document no longer states, or a closed one whose end is now known more precisely.
    package struct Closing: Sendable, Hashable {
        /// The row id of the claim.
        package var id: Int64
        /// The fetch time of the first document without the claim.
        package var observedTo: Timestamp
        /// The fetch time of the last document that states the claim.
        package var confirmedAt: Timestamp
    }

    /// A stored claim that an older document turns out to state already.
    package struct Extension: Sendable, Hashable {
        /// The row id of the claim.
        package var id: Int64
        /// The fetch time of that older document.
        package var observedFrom: Timestamp
    }

    /// The claims to add: open ones, or closed ones of an older document.
    package var added: [HeldClaim] = []
    /// The claims to close.
    package var closings: [Closing] = []
    /// The claims that turn out to have been known earlier.
    package var extensions: [Extension] = []
    /// The number of subjects with their first claim.
    ///
    /// Skipped prices are not counted.
    package var new = 0
    /// The number of subjects with another value than before.
    package var changed = 0
    /// The number of subjects without a claim now.
    package var closed = 0

    /// Creates an empty set of changes.
    package init() {}

    /// Continues the claims that the bundle passed on of a source, where the source's first own document states the same.
    ///
    /// - Returns: the bundle's claims that this document does not state.
    package mutating func takeOver(_ rows: [(id: Int64, claim: HeldClaim)]) -> [(id: Int64, claim: HeldClaim)] {
        let indices = Dictionary(added.indices.map { (Statement(added[$0].claim), $0) }) { first, _ in first }
        return rows.filter { row in
            guard let index = indices[Statement(row.claim.claim)] else { return true }
            added[index].observedFrom = min(added[index].observedFrom, row.claim.observedFrom)
            withdraw(row)
            return false
        }
    }

    /// Closes the claims that the bundle passed on of a source and that the source's first own document does not state.
    ///
    /// A document older than the bundle's claims cannot show that anything vanished, so it replaces them.
    package mutating func close(passedOn rows: [(id: Int64, claim: HeldClaim)], at moment: Timestamp) {
        for row in rows {
            let confirmed = row.claim.confirmedAt
            if moment > confirmed {
                closings.append(Closing(id: row.id, observedTo: moment, confirmedAt: confirmed))
            } else {
                withdraw(row)
            }
        }
    }

    /// Closes a claim at its beginning, so that it was valid at no time.
    private mutating func withdraw(_ row: (id: Int64, claim: HeldClaim)) {
        closings.append(
            Closing(id: row.id, observedTo: row.claim.observedFrom, confirmedAt: row.claim.confirmedAt))
    }

    /// A statement about an offer without its evidence.
    private struct Statement: Hashable {
        var offer: OfferID
        var content: Claim.Content
        var effective: EffectivePeriod

        init(_ claim: Claim) {
            (offer, content, effective) = (claim.offer, claim.content, claim.effective)
        }
    }

    /// Closes stored claims.
    ///
    /// A claim that was read by mistake ends when it was last confirmed. This distinguishes it from one that vanished.
    mutating func close(
        _ rows: [(id: Int64, claim: HeldClaim)], at moment: Timestamp, confirmedAt: Timestamp?,
        isCorrected: (Claim) -> Bool
    ) {
        for row in rows {
            let confirmed = confirmedAt ?? row.claim.observedFrom
            closings.append(
                Closing(
                    id: row.id, observedTo: isCorrected(row.claim.claim) ? confirmed : moment, confirmedAt: confirmed))
        }
    }
}
