/// Decides the published catalog from all claims.
///
/// The decision has no side effects and does not depend on the order of the claims. Its rules are those of
/// `docs/architecture.md`. A ladder is taken whole from one source. The class of the source decides first, then the number
/// of independent sources that state the ladder, then the date of the document, then the priority. A limit is the smallest
/// that the winning class states. If an offer has no open claim, its last closed claims count, and its status is `missing`.
package struct Reconciler: Sendable {
    /// The curated data.
    package let curation: Curation
    /// The newest document of each source.
    package let readings: [SourceReading]

    /// Creates a reconciler.
    package init(curation: Curation, readings: [SourceReading]) {
        self.curation = curation
        self.readings = readings.sorted { $0.source < $1.source }
    }

    /// Returns the catalog with the diagnostics of its decisions.
    package func catalog(of claims: [HeldClaim]) -> (Catalog, [Diagnostic]) {
        catalog(from: [decide(Self.byOffer(claims)[...])])
    }

    /// Assembles the catalog from offers that were decided in shares.
    ///
    /// - Parameter shares: The shares in the order of the offers' ids. All claims of an offer belong to the same share.
    /// - Returns: The catalog, and the diagnostics sorted by their keys.
    package func catalog(from shares: [DecidedOffers]) -> (Catalog, [Diagnostic]) {
        var offers = shares.flatMap(\.offers)
        var diagnostics = shares.flatMap(\.diagnostics)
        let aliases = shares.reduce(into: [OfferID: String]()) { all, share in
            all.merge(share.aliases) { first, _ in first }
        }
        // Aliases are looked up on the day of the newest document so that the catalog does not depend on a clock.
        let naming = ModelNaming(
            offers: offers.map(\.id), aliases: aliases, curation: curation, at: readings.map(\.fetchedAt).max())
        for index in offers.indices {
            guard let name = naming.names[offers[index].id] else { continue }
            offers[index].model = name.model
            offers[index].modelRule = name.rule
        }
        diagnostics.sort {
            ($0.key ?? "", $0.message, $0.source?.rawValue ?? "") < (
                $1.key ?? "", $1.message, $1.source?.rawValue ?? ""
            )
        }
        let catalog = Catalog(
            offers: offers, models: Self.models(of: offers),
            providers: Set(offers.map(\.id.provider)).sorted().map { curation.provider($0) }, readings: readings,
            sources: curation.sources.values.sorted { $0.id < $1.id }, names: naming.book)
        return (catalog, diagnostics)
    }

    /// Decides each offer from its own claims alone.
    ///
    /// - Parameter offers: The offers with their claims, as ``byOffer(_:)`` returns them.
    /// - Returns: The offers with claims that count, without models.
    package func decide(_ offers: ArraySlice<(key: OfferID, value: [HeldClaim])>) -> DecidedOffers {
        var decided = DecidedOffers()
        let ladders = LadderReconciler(curation: curation, readings: readings)
        let facts = FactReconciler(curation: curation)
        for (id, claims) in offers {
            let held = Self.deciding(claims)
            if held.isEmpty { continue }
            var offer = Offer(id: id, kind: curation.provider(id.provider).kind)
            offer.ladders = ladders.ladders(of: held, sold: id.provider, diagnostics: &decided.diagnostics)
            let alias = facts.apply(held, to: &offer)
            if let alias { decided.aliases[id] = alias }
            if !held.contains(where: \.isOpen) { offer.status = .missing }
            decided.offers.append(offer)
        }
        return decided
    }

    /// Returns the claims of each offer, sorted by the offers' ids.
    ///
    /// A document states all claims about an offer together, so each run of claims is looked up only once.
    package static func byOffer(_ claims: [HeldClaim]) -> [(key: OfferID, value: [HeldClaim])] {
        var byOffer: [OfferID: [HeldClaim]] = [:]
        var start = 0
        while start < claims.count {
            let offer = claims[start].claim.offer
            var end = start + 1
            while end < claims.count, claims[end].claim.offer == offer { end += 1 }
            byOffer[offer, default: []] += claims[start..<end]
            start = end
        }
        return byOffer.sorted { $0.key < $1.key }
    }

    /// Returns the open claims of an offer, or the last closed claims of each source if none is open.
    private static func deciding(_ claims: [HeldClaim]) -> [HeldClaim] {
        let closed = claims.count { !$0.isOpen }
        if closed == 0 { return claims }
        if closed < claims.count { return claims.filter(\.isOpen) }
        let vanished = claims.filter { !$0.isCorrected }
        return Dictionary(grouping: vanished, by: \.claim.statedBy).values.flatMap { claims in
            let last = claims.compactMap(\.observedTo).max()
            return claims.filter { $0.observedTo == last }
        }
    }

    /// Returns the models that the offers sell, each with the shortest display name among its offers.
    private static func models(of offers: [Offer]) -> [Model] {
        var byModel: [ModelID: [Offer]] = [:]
        for offer in offers {
            if let model = offer.model { byModel[model, default: []].append(offer) }
        }
        return byModel.map { id, offers in
            let named = offers.filter { $0.name != $0.id.providerModelID }
            let name = named.map(\.name).min { ($0.utf8.count, $0) < ($1.utf8.count, $1) }
            return Model(
                id: id, name: name ?? id.name, releasedAt: offers.compactMap(\.releasedAt).min(),
                offers: offers.map(\.id))
        }
        .sorted { $0.id < $1.id }
    }
}
