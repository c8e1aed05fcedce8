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

    /// Returns the claim with its provider.
    package func normalised(_ claim: Claim) -> Claim {
        var memo = Memo()
        return normalised(claim, &memo)
    }

    /// The provider that a source means by a seller's name, and whether it is a subscription.
    private struct Seller {
        var provider: ProviderID
        var isPlan: Bool
    }

    /// The sellers found so far: thousands of claims share a few of them.
    private struct Memo {
        var sellers: [SourceID: [String: Seller]] = [:]
    }

    private func normalised(_ claim: Claim, _ memo: inout Memo) -> Claim {
        guard let name = claim.seller else { return claim }
        let seller = memo.sellers[claim.source]?[name] ?? seller(name, in: claim.source)
        memo.sellers[claim.source, default: [:]][name] = seller
        let content = Self.content(claim.content, isPlan: seller.isPlan)
        if content == nil, claim.offer.provider == seller.provider { return claim }
        return Claim(
            source: claim.source, key: claim.key, field: claim.field, raw: claim.raw,
            offer: OfferID(provider: seller.provider, modelID: claim.offer.providerModelID),
            content: content ?? claim.content, effective: claim.effective, origin: claim.origin, seller: name)
    }

    private func seller(_ name: String, in source: SourceID) -> Seller {
        let provider = curation.provider(named: name, in: source)
        let isPlan = curation.providers[provider].map { $0.kind == .plan } ?? Self.isNamedPlan(name)
        return Seller(provider: provider, isPlan: isPlan)
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
