import Tariff

/// The changes of statuses at announced dates.
///
/// The sets of one moment are stored. Those of another moment follow from the changes in between, of which there are mostly none.
struct StatusTimeline: Sendable {
    /// A change of the status of one offer.
    struct Change: Sendable {
        /// The first second of the new status.
        var seconds: Int64
        /// The row of the offer.
        var offer: Int
        var before: OfferStatus
        var after: OfferStatus
    }

    /// The changes in chronological order.
    private let changes: [Change]
    /// The span that ``sets`` are of.
    private let start: Int
    /// The offers of each status in that span, in the order of the statuses.
    private let sets: [OfferSet]

    /// Computes all changes.
    ///
    /// - Parameters:
    ///   - tables: The tables with the announced dates.
    ///   - facets: The statuses without these dates.
    ///   - start: The moment near which questions are expected.
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
        var sets = OfferStatus.allCases.map { facets[.status($0)] }
        for change in self.changes where change.seconds <= start.seconds { change.happen(in: &sets) }
        self.sets = sets
        self.start = self.changes.countBefore { $0.seconds <= start.seconds }
    }

    /// Returns the changes after a moment, in chronological order.
    func changes(after seconds: Int64) -> ArraySlice<Change> {
        changes[span(at: seconds)...]
    }

    /// Returns the number of the span between two changes that a moment lies in.
    func span(at seconds: Int64) -> Int {
        changes.countBefore { $0.seconds <= seconds }
    }

    /// Returns the offers of each status in a span, in the order of the statuses.
    func statuses(in span: Int) -> [OfferSet] {
        guard start != span else { return sets }
        var sets = sets
        if start < span {
            for change in changes[start..<span] { change.happen(in: &sets) }
        } else {
            for change in changes[span..<start].reversed() { change.unhappen(in: &sets) }
        }
        return sets
    }
}

extension StatusTimeline.Change {
    fileprivate func happen(in sets: inout [OfferSet]) {
        sets[before.caseIndex].remove(offer)
        sets[after.caseIndex].insert(offer)
    }

    fileprivate func unhappen(in sets: inout [OfferSet]) {
        sets[after.caseIndex].remove(offer)
        sets[before.caseIndex].insert(offer)
    }
}
