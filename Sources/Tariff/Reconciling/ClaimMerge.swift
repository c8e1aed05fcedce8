/// Lays the claims of one document over those that are held of the same source and document name.
package struct ClaimMerge: Sendable {
    /// The claims that are held, with their numbers in the store.
    package var held: [(id: Int64, claim: HeldClaim)]

    /// Makes a merge over what is held.
    package init(held: [(id: Int64, claim: HeldClaim)]) {
        self.held = held
    }

    /// How our own reading of a source changed since its last document.
    package enum ReadingChange: Sendable {
        /// The same parser and curated data.
        case none
        /// Another parser or other curated data, and another document.
        case renamed
        /// Another parser or other curated data, and the same document again.
        case sameBytes
    }

    /// The changes that a document makes that is newer than every document held.
    ///
    /// - Parameters:
    ///   - claims: everything that the document states.
    ///   - fetchedAt: when it was fetched.
    ///   - previous: when the document before it was fetched; nil when it is the first.
    ///   - reading: how our own reading changed since the document before.
    /// - Returns: what to add and what to close.
    package func changes(
        by claims: [Claim], fetchedAt: Timestamp, previous: Timestamp?, reading: ReadingChange = .none
    ) -> ClaimChanges {
        var changes = ClaimChanges()
        let offersByKey = reading == .renamed ? Dictionary(grouping: claims, by: \.key) : [:]
        // What the source still lists, under an offer that we now name otherwise, did not vanish: we were mistaken.
        func isCorrected(_ claim: Claim) -> Bool {
            switch reading {
            case .none: false
            case .sameBytes: true
            case .renamed: offersByKey[claim.key].map { !$0.contains { $0.offer == claim.offer } } ?? false
            }
        }
        let open = held.filter(\.claim.isOpen)
        // What the document has not said again yet.
        var rest = Dictionary(grouping: open) { ClaimIdentity($0.claim.claim) }
        var said = Set<ClaimIdentity>(minimumCapacity: claims.count)
        var doubtful: Set<ClaimIdentity> = []
        for claim in claims {
            let identity = ClaimIdentity(claim)
            let isFirst = said.insert(identity).inserted
            guard let place = rest.index(forKey: identity) else {
                if isFirst, !claim.isSkip { changes.new += 1 }
                changes.added.append(HeldClaim(claim, observedFrom: fetchedAt, confirmedAt: fetchedAt))
                continue
            }
            if let row = rest.values[place].firstIndex(where: { $0.claim.claim == claim }) {
                rest.values[place].remove(at: row)
            } else {
                changes.added.append(HeldClaim(claim, observedFrom: fetchedAt, confirmedAt: fetchedAt))
                doubtful.insert(identity)
            }
        }
        for (identity, rows) in rest where !rows.isEmpty {
            changes.close(rows, at: fetchedAt, confirmedAt: previous, isCorrected: isCorrected)
            if said.contains(identity) {
                doubtful.insert(identity)
            } else if !identity.claim.isSkip {
                changes.closed += 1
            }
        }
        func doubted(_ claims: some Sequence<Claim>) -> [ClaimIdentity: [Claim]] {
            Dictionary(grouping: claims.filter { doubtful.contains(ClaimIdentity($0)) }, by: ClaimIdentity.init)
        }
        let before = doubted(open.lazy.map(\.claim.claim))
        for (identity, after) in doubted(claims) where !identity.claim.isSkip {
            if Self.values(after) != Self.values(before[identity, default: []]) { changes.changed += 1 }
        }
        return changes
    }

    /// The changes that a document makes that is older than the newest one held: history, nothing else.
    ///
    /// Open claims stay as they are. Closed ones that span the document's date are confirmed by it or end at it,
    /// so that what was said last of a vanished offer does not depend on the order of arrival.
    ///
    /// - Parameters:
    ///   - claims: everything that the document states.
    ///   - fetchedAt: when it was fetched.
    ///   - next: when the first document after it was fetched.
    /// - Returns: closed claims to add, and claims that were known earlier than thought.
    package func history(of claims: [Claim], fetchedAt: Timestamp, next: Timestamp) -> ClaimChanges {
        var changes = ClaimChanges()
        let byClaim = Dictionary(grouping: held) { $0.claim.claim }
        let stated = Set(claims)
        for row in held where row.claim.observedFrom <= fetchedAt && row.claim.confirmedAt < fetchedAt {
            guard let end = row.claim.observedTo, end > fetchedAt else { continue }
            let isConfirmed = stated.contains(row.claim.claim)
            changes.closings.append(
                .init(
                    id: row.id, observedTo: isConfirmed ? end : fetchedAt,
                    confirmedAt: isConfirmed ? fetchedAt : row.claim.confirmedAt))
        }
        for claim in stated {
            let known = byClaim[claim] ?? []
            let isKnown = known.contains { row in
                row.claim.observedFrom <= fetchedAt && row.claim.observedTo.map { $0 > fetchedAt } ?? true
            }
            if isKnown { continue }
            if let follower = known.first(where: { $0.claim.observedFrom == next }) {
                changes.extensions.append(.init(id: follower.id, observedFrom: fetchedAt))
            } else {
                changes.added.append(
                    HeldClaim(claim, observedFrom: fetchedAt, observedTo: next, confirmedAt: fetchedAt))
            }
        }
        return changes
    }

    /// What is said, without the evidence: a field that moved in the document changes nothing.
    private static func values(_ claims: [Claim]) -> Set<Said> {
        Set(claims.map { Said(content: $0.content, to: $0.effective.to) })
    }

    private struct Said: Hashable {
        var content: Claim.Content
        var to: Timestamp?
    }
}
