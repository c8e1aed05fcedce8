package import Tariff

/// The offer or the model that an id names, with everything that is known of it.
package enum Lookup: Sendable {
    case offer(OfferDetail)
    case model(ModelDetail)

    /// The JSON of the offer or the model.
    package var json: [UInt8] {
        switch self {
        case .offer(let detail): detail.json
        case .model(let detail): detail.json
        }
    }
}

extension CatalogIndex {
    /// Looks up the offer or the model with an id.
    ///
    /// - Returns: nil if no offer and no model has the id; see ``suggestions(for:)``.
    package func show(_ id: String, now: Timestamp) -> Lookup? {
        if let row = row(ofOffer: id) { return .offer(OfferDetail(offer: offer(at: row), now: now)) }
        guard let row = row(ofModel: id) else { return nil }
        let offers = offerRows(ofModel: row).map { sharedOffer(at: $0) }
        return .model(ModelDetail(model(at: row), offers, now: now))
    }

    /// Returns the ids nearest to an unknown one: at most five, the likeliest first.
    ///
    /// Ids that contain the text or differ by a typing error come first, models before offers.
    package func suggestions(for id: String) -> [String] {
        let ids = (0..<modelCount).map { modelID(at: $0).rawValue } + (0..<offerCount).map { offerID(at: $0).rawValue }
        var near = NearIDs(to: id)
        for (row, candidate) in ids.enumerated() { near.consider(candidate, row: row) }
        return near.nearest(5).map { ids[$0] }
    }
}
