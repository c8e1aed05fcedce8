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
        let wanted = id.lowercased()
        let typed = Array(wanted.utf8)
        let reach = max(1, min(4, typed.count / 4))
        guard !typed.isEmpty else { return [] }
        let bare = Self.bare(wanted)
        let ids = (0..<modelCount).map { modelID(at: $0).rawValue } + (0..<offerCount).map { offerID(at: $0).rawValue }
        var found: [(distance: Int, place: Int)] = []
        for (place, candidate) in ids.enumerated() {
            let name = candidate.lowercased()
            let last = name.split(whereSeparator: { $0 == "/" || $0 == ":" }).last.map(String.init) ?? name
            var distance = NearestWords.distance(typed, Array(name.utf8), limit: reach)
            let ofLast = NearestWords.distance(typed, Array(last.utf8), limit: reach)
            if ofLast <= reach { distance = min(distance, ofLast + 1) }
            if distance > 1, bare.utf8.count >= 3, bare == Self.bare(name) || bare == Self.bare(last) { distance = 1 }
            // What only holds the words somewhere comes behind every slip of the fingers.
            if distance > reach + 1 || distance > reach && ofLast > reach {
                guard typed.count >= 3, name.contains(wanted) || Self.bare(name).contains(bare) && bare.utf8.count >= 4
                else { continue }
                distance = reach + 2
            }
            found.append((distance, place))
        }
        return found.sorted { $0 < $1 }.prefix(5).map { ids[$0.place] }
    }

    /// An id without what people leave out or write in another way between its words.
    private static func bare(_ id: String) -> String { id.filter { $0.isLetter || $0.isNumber } }
}
