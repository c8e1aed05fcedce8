import Tariff

/// When the statuses of offers change by dates that were announced.
///
/// The sets of one moment are kept; those of another follow from the changes between, which mostly are none.
struct StatusTimeline: Sendable {
    /// A change of one offer.
    struct Change: Sendable {
        /// The first second of the new status.
        var seconds: Int64
        /// The place of the offer.
        var offer: Int
        var before: OfferStatus
        var after: OfferStatus
    }

    /// In the order of time.
    private let changes: [Change]
    /// The moment of ``sets``.
    private let start: Int64
    /// The offers of each status, in the order of the statuses.
    private let sets: [OfferSet]

    /// Works out all changes.
    ///
    /// - Parameters:
    ///   - tables: the dates that were announced.
    ///   - facets: the statuses without them.
    ///   - start: the moment near which questions are expected.
    init(_ tables: IndexTables, _ facets: OfferFacets, start: Timestamp) {
        var changes: [Change] = []
        for (row, offer) in tables.datedOffer.enumerated() {
            let (offer, deprecated, retired) = (Int(offer), tables.deprecatedAt[row], tables.retiredAt[row])
            var status = OfferStatus.allCases.first { facets.has(.status($0), offer) } ?? .missing
            if deprecated < retired, status == .active || status == .preview {
                changes.append(Change(seconds: deprecated, offer: offer, before: status, after: .deprecated))
                status = .deprecated
            }
            if retired != .max, status != .retired {
                changes.append(Change(seconds: retired, offer: offer, before: status, after: .retired))
            }
        }
        self.changes = changes.sorted { ($0.seconds, $0.offer) < ($1.seconds, $1.offer) }
        self.start = start.seconds
        var sets = OfferStatus.allCases.map { facets[.status($0)] }
        for change in self.changes where change.seconds <= start.seconds { change.happen(in: &sets) }
        self.sets = sets
    }

    /// The changes after a moment, in the order of time.
    func changes(after seconds: Int64) -> ArraySlice<Change> {
        changes[place(after: seconds)...]
    }

    /// The offers of each status at a moment, in the order of the statuses.
    func statuses(at seconds: Int64) -> [OfferSet] {
        let (from, to) = (place(after: start), place(after: seconds))
        guard from != to else { return sets }
        var sets = sets
        if from < to {
            for change in changes[from..<to] { change.happen(in: &sets) }
        } else {
            for change in changes[to..<from].reversed() { change.unhappen(in: &sets) }
        }
        return sets
    }

    /// The place of the first change after a moment.
    private func place(after seconds: Int64) -> Int {
        changes.countBefore { $0.seconds <= seconds }
    }
}

extension StatusTimeline.Change {
    fileprivate func happen(in sets: inout [OfferSet]) {
        sets[before.place].remove(offer)
        sets[after.place].insert(offer)
    }

    fileprivate func unhappen(in sets: inout [OfferSet]) {
        sets[after.place].remove(offer)
        sets[before.place].insert(offer)
    }
}
