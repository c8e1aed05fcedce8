/// The changes that a document makes to the stored claims of its source.
///
/// Claims are added and closed, never overwritten.
package struct ClaimChanges: Sendable, Hashable {
    /// An end for a stored claim that the document no longer states, or a more precise end for a closed claim.
    package struct Closing: Sendable, Hashable {
        /// The row id of the claim.
        package var id: Int64
        /// The fetch time of the first document without the claim.
        package var observedTo: Timestamp
        /// The fetch time of the last document that states the claim.
        package var confirmedAt: Timestamp
    }

    /// An earlier beginning for a stored claim that an older document also states.
    package struct Extension: Sendable, Hashable {
        /// The row id of the claim.
        package var id: Int64
        /// The fetch time of the older document.
        package var observedFrom: Timestamp
    }

    /// The claims to add, which are open, or closed if the document is older than the newest stored one.
    package var added: [HeldClaim] = []
    /// The claims to close.
    package var closings: [Closing] = []
    /// The claims to extend to an earlier beginning.
    package var extensions: [Extension] = []
    /// The number of subjects with their first claim.
    ///
    /// Skipped prices are not counted.
    package var new = 0
    /// The number of subjects whose value differs from the one before.
    package var changed = 0
    /// The number of subjects that no longer have a claim.
    package var closed = 0

    /// Creates an empty set of changes.
    package init() {}

    /// Continues the bundle's claims of a source that the source's own first document also states.
    ///
    /// - Parameter rows: The claims of the source that the bundle passed on, with their row ids.
    /// - Returns: The bundle's claims that the document does not state.
    package mutating func takeOver(_ rows: [(id: Int64, claim: HeldClaim)]) -> [(id: Int64, claim: HeldClaim)] {
        let indices = Dictionary(added.indices.map { (Statement(added[$0].claim), $0) }) { first, _ in first }
        return rows.filter { row in
            guard let index = indices[Statement(row.claim.claim)] else { return true }
            added[index].observedFrom = min(added[index].observedFrom, row.claim.observedFrom)
            withdraw(row)
            return false
        }
    }

    /// Closes the bundle's claims of a source that the source's own first document does not state.
    ///
    /// A document that is not newer than the bundle's claims cannot show that anything vanished, so it replaces them.
    ///
    /// - Parameters:
    ///   - rows: The claims of the source that the bundle passed on, with their row ids.
    ///   - moment: The fetch time of the document.
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

    /// Closes a claim at its beginning so that it was valid at no time.
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
    /// A claim that was read by mistake ends when it was last confirmed. This distinguishes it from a claim that vanished.
    ///
    /// - Parameters:
    ///   - rows: The claims to close, with their row ids.
    ///   - moment: The fetch time of the first document without the claims.
    ///   - confirmedAt: The fetch time of the last document with the claims, or nil to use the first document with each claim.
    ///   - isCorrected: A closure that returns true if a claim was read by mistake.
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
