/// Compares two catalogs offer by offer.
///
/// The comparison has no side effects and always returns changes in the same order.
package enum OfferComparison {
    /// Returns the changes from the offers of one catalog to those of another, sorted by the ids of the offers.
    package static func changes(from old: [Offer], to new: [Offer]) -> [OfferChange] {
        var before = Dictionary(old.map { ($0.id, $0) }) { first, _ in first }
        var changes: [OfferChange] = []
        for offer in new {
            let known = before.removeValue(forKey: offer.id)
            if known == offer { continue }
            changes += self.changes(from: known, to: offer)
        }
        // An offer that is no longer published at all was read under another name, by mistake or before a new rule.
        for offer in before.values where offer.status != .missing {
            changes.append(OfferChange(offer.id, .missing, .offer(old: offer.status, new: nil)))
        }
        return changes.enumerated().sorted { ($0.element.offer, $0.offset) < ($1.element.offer, $1.offset) }.map(
            \.element)
    }

    /// Returns the changes of one offer.
    private static func changes(from old: Offer?, to new: Offer) -> [OfferChange] {
        guard let old else { return [OfferChange(new.id, .new, .offer(old: nil, new: new.status))] }
        var changes: [OfferChange] = []
        func fact(_ kind: OfferChange.Kind, _ key: String, _ old: String?, _ new: String?, of offer: OfferID) {
            if old != new { changes.append(OfferChange(offer, kind, .fact(key: key, old: old, new: new))) }
        }
        switch (old.status, new.status) {
        case (.missing, .missing): break
        case (_, .missing):
            // The last known values of a missing offer remain valid, so other differences are not reported.
            return [OfferChange(new.id, .missing, .offer(old: old.status, new: .missing))]
        case (.missing, _): changes.append(OfferChange(new.id, .back, .offer(old: .missing, new: new.status)))
        default: fact(.status, "status", old.status.rawValue, new.status.rawValue, of: new.id)
        }
        fact(.status, "state", old.state.rawValue, new.state.rawValue, of: new.id)
        fact(.status, "deprecated", old.deprecatedAt?.description, new.deprecatedAt?.description, of: new.id)
        fact(.status, "retired", old.retiredAt?.description, new.retiredAt?.description, of: new.id)
        changes += prices(from: old, to: new)
        for limit in Fact.Limit.allCases {
            let key = Fact.limit(limit, 0).key
            fact(.limit, key, old.limits[limit].map { "\($0)" }, new.limits[limit].map { "\($0)" }, of: new.id)
        }
        for capability in Capability.allCases {
            let (before, after) = (old.capabilities[capability], new.capabilities[capability])
            fact(
                .capability, Fact.capability(capability, true).key, before.map { $0 ? "yes" : "no" },
                after.map { $0 ? "yes" : "no" }, of: new.id)
        }
        return changes
    }

    private static func prices(from old: Offer, to new: Offer) -> [OfferChange] {
        guard old.ladders != new.ladders else { return [] }
        let (before, after) = (prices(of: old), prices(of: new))
        let places = Set(before.keys).union(after.keys).sorted()
        return places.compactMap { place in
            let (was, price) = (before[place], after[place])
            guard was?.step.rate.amount != price?.step.rate.amount else { return nil }
            let kind: OfferChange.Kind =
                if (price ?? was)?.step.rate.conditions.promotion ?? false {
                    .promotion
                } else if let was, let price {
                    was.step.rate.amount < price.step.rate.amount ? .priceUp : .priceDown
                } else {
                    was == nil ? .new : .missing
                }
            return OfferChange(new.id, kind, .price(old: was, new: price))
        }
    }

    /// The subject of a price: everything in a step except its amount and its end.
    private struct Place: Hashable, Comparable {
        var rate: Rate
        var from: Timestamp?

        static func < (left: Place, right: Place) -> Bool { left.order < right.order }

        private var order: (Ladder.Key, String, Int64) {
            (Ladder.Key(rate), rate.conditions.json, from?.seconds ?? .min)
        }
    }

    /// Returns the prices of an offer by their subjects.
    ///
    /// Of two prices with the same subject, the larger is returned because quotes use it.
    private static func prices(of offer: Offer) -> [Place: PublishedPrice] {
        var prices: [Place: PublishedPrice] = [:]
        for ladder in offer.ladders {
            for step in ladder.steps {
                var rate = step.rate
                rate.amount = .zero
                let place = Place(rate: rate, from: step.effective.from)
                if let known = prices[place], known.step.rate.amount >= step.rate.amount { continue }
                prices[place] = PublishedPrice(source: ladder.source, step: step)
            }
        }
        return prices
    }
}
