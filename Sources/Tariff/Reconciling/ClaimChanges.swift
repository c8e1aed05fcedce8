/// What a document changes in the claims that are held of its source: claims are added and closed, never overwritten.
package struct ClaimChanges: Sendable, Hashable {
    /// A held claim that the document no longer states, or a closed one whose end it tells more exactly.
    package struct Closing: Sendable, Hashable {
        /// The claim's number in the store.
        package var id: Int64
        /// When the document was fetched that no longer says so.
        package var observedTo: Timestamp
        /// When the last document was fetched that still did.
        package var confirmedAt: Timestamp
    }

    /// A held claim that an older document turns out to have stated already.
    package struct Extension: Sendable, Hashable {
        /// The claim's number in the store.
        package var id: Int64
        /// When that older document was fetched.
        package var observedFrom: Timestamp
    }

    /// Claims to add: open ones, or closed ones of an older document.
    package var added: [HeldClaim] = []
    /// Claims to close.
    package var closings: [Closing] = []
    /// Claims that were known earlier than thought.
    package var extensions: [Extension] = []
    /// How many things are said that nothing was said of before; skips are not counted here.
    package var new = 0
    /// How many things are said differently than before.
    package var changed = 0
    /// How many things are no longer said.
    package var closed = 0

    /// Makes changes of nothing.
    package init() {}

    /// Closes held claims.
    ///
    /// A claim that was a mistake of ours ends where it was confirmed last, which tells it from one that vanished.
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
