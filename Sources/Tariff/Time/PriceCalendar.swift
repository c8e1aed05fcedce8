/// The moments at which prices change by themselves: the edges of windows, and dates.
package enum PriceCalendar {
    /// The time span, in seconds, in which the edges of a weekly window are searched.
    private static let horizon: Int64 = 8 * 86_400

    /// Finds the first moment after `moment` at which a rate of the lines' components begins or ceases to apply.
    ///
    /// - Returns: The moment, or nil if no such rate depends on time.
    package static func nextChange(of offer: Offer, after moment: Timestamp, for lines: [QuoteLine]) -> Timestamp? {
        // A bit for each component: this is asked of every ladder of every result.
        var charged: UInt64 = 0
        for line in lines.indices {
            charged |= 1 << UInt64(lines[line].component.rawValue)
            if let ladder = lines[line].ladder { charged |= 1 << UInt64(offer.ladders[ladder].key.component.rawValue) }
        }
        return nextChange(of: offer, after: moment) { charged >> UInt64($0.rawValue) & 1 == 1 }
    }

    /// The first moment after `moment` at which a rate of a component that matters begins or ends to apply.
    package static func nextChange(
        of offer: Offer, after moment: Timestamp, where matters: (Component) -> Bool
    ) -> Timestamp? {
        var next: Timestamp?
        func consider(_ candidate: Timestamp?) {
            guard let candidate, candidate > moment else { return }
            if next.map({ candidate < $0 }) ?? true { next = candidate }
        }
        for ladder in offer.ladders.indices where matters(offer.ladders[ladder].key.component) {
            for step in offer.ladders[ladder].steps.indices {
                consider(offer.ladders[ladder].steps[step].effective.from)
                consider(offer.ladders[ladder].steps[step].effective.to)
                if let windows = offer.ladders[ladder].steps[step].rate.conditions.window {
                    consider(nextToggle(of: windows, after: moment))
                }
            }
        }
        return next
    }

    /// The first moment after `moment` at which being in any of the windows changes.
    package static func nextToggle(of windows: [TimeWindow], after moment: Timestamp) -> Timestamp? {
        func isOpen(_ at: Timestamp) -> Bool { windows.contains { $0.contains(at) } }
        let now = isOpen(moment)
        var cursor = moment
        while cursor.seconds - moment.seconds < horizon {
            guard let edge = windows.lazy.map({ $0.firstEdge(after: cursor) }).min() else { return nil }
            if isOpen(edge) != now { return edge }
            cursor = edge
        }
        return nil
    }
}
