package import Tariff

/// What an id stands for, whole.
package enum Shown: Sendable {
    case offer(OfferDetail)
    case model(ModelDetail)

    /// The thing as every client gets it.
    package var json: [UInt8] {
        switch self {
        case .offer(let detail): detail.json
        case .model(let detail): detail.json
        }
    }
}

extension CatalogIndex {
    /// Shows the offer or the model with that id.
    ///
    /// - Returns: nil when no offer and no model bears the id; ``suggestions(for:)`` then helps.
    package func show(_ id: String, now: Timestamp) -> Shown? {
        if let place = place(ofOffer: id) { return .offer(OfferDetail(offer: offer(at: place), now: now)) }
        guard let place = place(ofModel: id) else { return nil }
        let offers = offerPlaces(ofModel: place).map { offer(at: $0) }
        return .model(ModelDetail(model(at: place), offers, now: now))
    }

    /// Ids like one that is unknown: at most five, the likeliest first.
    ///
    /// First those that hold the text or differ by a slip of the keyboard, models before offers.
    package func suggestions(for id: String) -> [String] {
        let ids = (0..<modelCount).map { modelID(at: $0).rawValue } + (0..<offerCount).map { offerID(at: $0).rawValue }
        var near = NearIDs(to: id)
        for (place, candidate) in ids.enumerated() { near.look(at: candidate, place: place) }
        return near.nearest(5).map { ids[$0] }
    }
}
