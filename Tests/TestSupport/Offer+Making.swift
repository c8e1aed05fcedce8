package import Tariff

extension Offer {
    /// An offer of text with these rates in ladders, as reconciling one source would publish them.
    ///
    /// Rates of one key make one ladder, in the order given.
    package static func selling(
        _ rates: [Rate], as id: OfferID = "seller:model", modifiers: [Modifier] = []
    ) -> Offer {
        selling(rates.map { Ladder.Step(rate: $0) }, as: id, modifiers: modifiers)
    }

    /// An offer of text with these steps in ladders: as above, with dates.
    package static func selling(
        _ steps: [Ladder.Step], as id: OfferID = "seller:model", modifiers: [Modifier] = []
    ) -> Offer {
        var offer = Offer(id: id, kind: .host)
        offer.produces = [.text]
        offer.state = .priced
        offer.modifiers = modifiers
        offer.ladders = Dictionary(grouping: steps) { Ladder.Key($0.rate) }
            .map { Ladder(key: $0, source: "source", steps: $1) }
            .sorted { $0.key < $1.key }
        return offer
    }
}
