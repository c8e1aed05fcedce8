/// Merges the claims of one document into the stored claims of the same source and document name.
package struct ClaimMerge: Sendable {
    /// The stored claims with their row ids.
    package var held: [(id: Int64, claim: HeldClaim)]

    /// Creates a merge into stored claims.
    package init(held: [(id: Int64, claim: HeldClaim)]) {
        self.held = held
    }

    /// The change of the parser or the curated data since the last document of a source.
    package enum ReadingChange: Sendable {
        /// The parser version and the curated data are the same.
        case none
        /// The parser version or the curated data changed, and so did the document.
        case renamed
        /// The parser version or the curated data changed, and the document is the same.
        case sameBytes
    }

    /// Returns the changes that a document makes if it is newer than every stored document.
    ///
    /// - Parameters:
    ///   - claims: All claims of the document, normalised.
    ///   - fetchedAt: The fetch time of the document.
    ///   - previous: The fetch time of the previous document, or nil for the first document.
    ///   - reading: The change of the parser or the curated data since the previous document.
    /// - Returns: The claims to add and to close.
    package func changes(
        by claims: [Claim], fetchedAt: Timestamp, previous: Timestamp?, reading: ReadingChange = .none
    ) -> ClaimChanges {
        var changes = ClaimChanges()
        let offersByKey = reading == .renamed ? Dictionary(grouping: claims, by: \.key) : [:]
        // An entry that the source still lists, but whose offer now has another name, did not vanish. Its old name was wrong.
        func isCorrected(_ claim: Claim) -> Bool {
            switch reading {
            case .none: false
            case .sameBytes: true
            case .renamed: offersByKey[claim.key].map { !$0.contains { $0.offer == claim.offer } } ?? false
            }
        }
        let open = held.filter(\.claim.isOpen)
        // The open claims that no claim of the document has matched so far.
        var rest = Dictionary(grouping: open) { ClaimIdentity($0.claim.claim) }
        var stated = Set<ClaimIdentity>(minimumCapacity: claims.count)
        var doubtful: Set<ClaimIdentity> = []
        for claim in claims {
            let identity = ClaimIdentity(claim)
            let isFirst = stated.insert(identity).inserted
            guard let index = rest.index(forKey: identity) else {
                if isFirst, !claim.isSkip { changes.new += 1 }
                changes.added.append(HeldClaim(claim, observedFrom: fetchedAt, confirmedAt: fetchedAt))
                continue
            }
            if let row = rest.values[index].firstIndex(where: { $0.claim.claim == claim }) {
                rest.values[index].remove(at: row)
            } else {
                changes.added.append(HeldClaim(claim, observedFrom: fetchedAt, confirmedAt: fetchedAt))
                doubtful.insert(identity)
            }
        }
        for (identity, rows) in rest where !rows.isEmpty {
            changes.close(rows, at: fetchedAt, confirmedAt: previous, isCorrected: isCorrected)
            if stated.contains(identity) {
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

    /// Returns the changes that a document makes if it is older than the newest stored one.
    ///
    /// Such a document affects only the history, and open claims remain open. Closed claims that span the document's date
    /// are confirmed by it or end at it, so that the last known claims of a vanished offer do not depend on the order in
    /// which documents arrive.
    ///
    /// - Parameters:
    ///   - claims: All claims of the document, normalised.
    ///   - fetchedAt: The fetch time of the document.
    ///   - next: The fetch time of the first document after it.
    /// - Returns: The closed claims to add, the new ends of closed claims, and the claims to extend to an earlier beginning.
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

    /// Returns the stated values without their evidence.
    ///
    /// The evidence is ignored because a field that moved within the document is not a change.
    private static func values(_ claims: [Claim]) -> Set<Statement> {
        Set(claims.map { Statement(content: $0.content, to: $0.effective.to) })
    }

    private struct Statement: Hashable {
        var content: Claim.Content
        var to: Timestamp?
    }
}
