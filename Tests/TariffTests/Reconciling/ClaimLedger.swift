import Tariff

/// The changes of one source's claims in memory, as a store applies them: the minimum that the merge needs.
struct ClaimLedger {
    private(set) var rows: [(id: Int64, claim: HeldClaim)] = []
    private var fetched: [Timestamp] = []
    private var nextID: Int64 = 1

    /// Takes a document in, newer or older than those before it.
    @discardableResult
    mutating func receive(_ claims: [Claim], at moment: Timestamp) -> ClaimChanges {
        let newest = fetched.max()
        let merge = ClaimMerge(held: rows)
        let changes: ClaimChanges
        if let newest, newest > moment, let next = fetched.filter({ $0 > moment }).min() {
            changes = merge.history(of: claims, fetchedAt: moment, next: next)
        } else {
            changes = merge.changes(by: claims, fetchedAt: moment, previous: newest)
        }
        fetched.append(moment)
        for closing in changes.closings {
            change(closing.id) {
                $0.observedTo = closing.observedTo
                $0.confirmedAt = closing.confirmedAt
            }
        }
        for extended in changes.extensions { change(extended.id) { $0.observedFrom = extended.observedFrom } }
        for added in changes.added {
            rows.append((nextID, added))
            nextID += 1
        }
        // An open claim is confirmed by the newest document, whichever row it stands in.
        for index in rows.indices where rows[index].claim.isOpen {
            rows[index].claim.confirmedAt = fetched.max() ?? moment
        }
        return changes
    }

    private mutating func change(_ id: Int64, _ body: (inout HeldClaim) -> Void) {
        for index in rows.indices where rows[index].id == id { body(&rows[index].claim) }
    }

    /// The claims to reconcile: the open ones, and the last closed ones of an offer that has none.
    var standing: [HeldClaim] {
        Dictionary(grouping: rows.map(\.claim), by: \.claim.offer).values.flatMap { claims in
            let open = claims.filter(\.isOpen)
            let last = claims.compactMap(\.observedTo).max()
            return open.isEmpty ? claims.filter { $0.observedTo == last } : open
        }
    }
}
