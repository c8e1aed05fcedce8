/// Gives parsed claims their identity: the provider and the offer that the curated data assigns to a spelled seller.
///
/// Parsers spell sellers as their source does, and know nothing of curated data. So a corrected spelling takes
/// effect without a document: the same claims are normalised again. A claim that names no seller has its identity
/// already. Normalising is pure, and normalising again with the same curated data changes nothing.
package struct Normaliser: Sendable {
    private let curation: Curation

    /// Creates a normaliser that uses the given curated data.
    package init(_ curation: Curation) {
        self.curation = curation
    }

    /// Returns the claims with their providers, in the same order.
    package func normalised(_ claims: [Claim]) -> [Claim] {
        var memo = Memo()
        return claims.map { normalised($0, &memo) }
    }

    /// Returns the claims with their providers and with the times at which they were known.
    package func normalised(_ claims: [HeldClaim]) -> [HeldClaim] {
        var memo = Memo()
        return claims.map { held in
            var held = held
            held.claim = normalised(held.claim, &memo)
            return held
        }
    }

    /// The provider that a source means by a seller's name.
    package struct Seller: Sendable, Hashable {
        /// The provider.
        package var provider: ProviderID
        /// Indicates whether it is a subscription, which includes what it sells for zero.
        package var isPlan: Bool
    }

    /// Returns the provider that a source means by a seller's name.
    package func seller(_ name: String, in source: SourceID) -> Seller {
        let provider = curation.provider(named: name, in: source)
        let isPlan = curation.providers[provider].map { $0.kind == .plan } ?? Self.isNamedPlan(name)
        return Seller(provider: provider, isPlan: isPlan)
    }

    /// The identity of the previous claim, which the claims of one entry share.
    private struct Memo {
        var source: SourceID = ""
        var name = ""
        var parsed: OfferID = ""
        var offer: OfferID = ""
        var isPlan = false
    }

    private func normalised(_ claim: Claim, _ memo: inout Memo) -> Claim {
        guard let name = claim.seller else { return claim }
        if memo.parsed != claim.offer || memo.name != name || memo.source != claim.source {
            let seller = self.seller(name, in: claim.source)
            let offer = OfferID(provider: seller.provider, modelID: claim.offer.providerModelID)
            memo = Memo(source: claim.source, name: name, parsed: claim.offer, offer: offer, isPlan: seller.isPlan)
        }
        let content = Self.content(claim.content, isPlan: memo.isPlan)
        if content == nil, memo.offer == claim.offer { return claim }
        return Claim(
            source: claim.source, key: claim.key, field: claim.field, raw: claim.raw, offer: memo.offer,
            content: content ?? claim.content, effective: claim.effective, origin: claim.origin, seller: name)
    }

    /// Indicates whether the name of a seller without curated data says that it is a subscription.
    private static func isNamedPlan(_ name: String) -> Bool {
        "\(name)-".contains("-coding-plan-") || "\(name)-".contains("-token-plan-")
    }

    /// Returns the meaning of an unexplained zero at a seller, or nil if the claim has that meaning already.
    ///
    /// A subscription includes it; at any other seller the price is unknown.
    private static func content(_ content: Claim.Content, isPlan: Bool) -> Claim.Content? {
        switch content {
        case .skip(.zeroUnknown) where isPlan: .skip(.zeroIncluded)
        case .skip(.zeroIncluded) where !isPlan: .skip(.zeroUnknown)
        case .fact(.state(.unknown)) where isPlan: .fact(.state(.included))
        case .fact(.state(.included)) where !isPlan: .fact(.state(.unknown))
        default: nil
        }
    }
}
