/// The cost of a workload on an offer, line by line.
package struct Quote: Sendable, Hashable {
    /// The offer.
    package var offer: OfferID
    /// The lines, whose costs add up to ``list``.
    package var lines: [QuoteLine]
    /// The cost at the provider's own rates.
    package var list: Cost
    /// The cost including the channel's fees, equal to ``list`` because no fees are stored.
    package var landed: Cost
    /// The first moment at which the quote can change, or nil if none is known.
    package var validUntil: Timestamp?

    /// Creates a quote from its lines.
    package init(offer: OfferID, lines: [QuoteLine], validUntil: Timestamp? = nil) {
        self.offer = offer
        self.lines = lines
        self.validUntil = validUntil
        list = lines.reduce(.zero) { $0 + $1.cost }
        landed = list
    }

    /// The indices of the ladders that the quote uses, in the order of the offer.
    package var ladders: [Int] {
        var used: [Int] = []
        used.reserveCapacity(lines.count)
        for line in lines.indices {
            guard let ladder = lines[line].ladder else { continue }
            // There are few indices, and most of them arrive in order.
            var index = used.count
            while index > 0, used[index - 1] > ladder { index -= 1 }
            if index == 0 || used[index - 1] != ladder { used.insert(ladder, at: index) }
        }
        return used
    }
}
