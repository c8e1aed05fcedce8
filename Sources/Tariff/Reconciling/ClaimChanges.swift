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

    /// Goes on from what the bundle passed on of a source, where the source's first own document says the same.
    ///
    /// - Returns: what this document does not say.
    package mutating func takeOver(_ rows: [(id: Int64, claim: HeldClaim)]) -> [(id: Int64, claim: HeldClaim)] {
        let places = Dictionary(added.indices.map { (Said(added[$0].claim), $0) }) { first, _ in first }
        return rows.filter { row in
            guard let place = places[Said(row.claim.claim)] else { return true }
            added[place].observedFrom = min(added[place].observedFrom, row.claim.observedFrom)
            withdraw(row)
            return false
        }
    }

    /// Ends what the bundle passed on of a source and its first own document no longer says.
    ///
    /// A document that is older than what the bundle says cannot tell that something vanished: it replaces it.
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

    /// Ends a claim where it began, so that it stood at no time.
    private mutating func withdraw(_ row: (id: Int64, claim: HeldClaim)) {
        closings.append(
            Closing(id: row.id, observedTo: row.claim.observedFrom, confirmedAt: row.claim.confirmedAt))
    }

    /// What is said of an offer, without the evidence.
    private struct Said: Hashable {
        var offer: OfferID
        var content: Claim.Content
        var effective: EffectivePeriod

        init(_ claim: Claim) {
            (offer, content, effective) = (claim.offer, claim.content, claim.effective)
        }
    }

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
