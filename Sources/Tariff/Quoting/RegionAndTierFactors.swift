/// The effect of an offer's multipliers on its rates for one region and tier.
///
/// A multiplier is used only if the question states its condition and no rate under that condition exists
/// (`docs/prices-and-units.md`, section 4).
struct RegionAndTierFactors {
    /// True if the tier is reached through a multiplier on the standard rates.
    let tierIsMultiplied: Bool
    /// True if a rate that names no region covers the requested region.
    let coversRegion: Bool
    private let tierFactor: Amount?
    private let regionFactor: Amount?
    private let region: String?
    private let tier: ServiceTier

    /// Returns the factors of an offer.
    static func of(_ offer: Offer, tier: ServiceTier, region: String?) -> RegionAndTierFactors {
        var tierFactor: Amount?
        var regionFactor: Amount?
        lazy var sellsTier = offer.hasLadder { $0.serviceTier == tier }
        for case .multiplier(let factor, let when) in offer.modifiers {
            let concernsTier = when.serviceTier.map { $0 == tier && !sellsTier } ?? false
            let concernsRegion =
                region.map { asked in when.region.map { RegionName.answers($0, for: asked) } ?? false } ?? false
            guard concernsTier || concernsRegion, let amount = try? Amount(factor) else { continue }
            // Two multipliers for one condition are one charge. The larger is used so that a quote is never too low.
            if concernsTier { tierFactor = max(tierFactor ?? .zero, amount) }
            if concernsRegion { regionFactor = max(regionFactor ?? .zero, amount) }
        }
        let coversRegion =
            region.map { asked in
                regionFactor != nil || offer.regions.contains { RegionName.answers($0, for: asked) }
            } ?? false
        return RegionAndTierFactors(
            tierIsMultiplied: tierFactor != nil, coversRegion: coversRegion, tierFactor: tierFactor,
            regionFactor: regionFactor, region: region, tier: tier)
    }

    /// Returns the amount of a rate with its factors applied, rounded to 10^-15, half to even, after each factor.
    func apply(to rate: Rate) -> Amount {
        var amount = rate.amount
        guard areAny else { return amount }
        for factor in factors(for: rate) {
            let (quotient, remainder) = (Int128(amount.femto) * Int128(factor.femto))
                .quotientAndRemainder(dividingBy: 1_000_000_000_000_000)
            let isUp =
                remainder * 2 > 1_000_000_000_000_000
                || (remainder * 2 == 1_000_000_000_000_000 && quotient % 2 == 1)
            amount = Amount(femto: Int64(clamping: isUp ? quotient + 1 : quotient))
        }
        return amount
    }

    /// Returns the note about the factors of a rate, or nil if it has none.
    func note(for rate: Rate) -> String? {
        guard areAny else { return nil }
        let said = factors(for: rate)
        guard !said.isEmpty else { return nil }
        let why = [tierFactor.map { _ in "tier \(tier.rawValue)" }, region.map { "region \($0)" }]
        return said.map { "× \($0.text())" }.joined(separator: " ") + " for "
            + why.compactMap { $0 }.joined(separator: " and ")
    }

    /// Indicates whether there are any factors; for most offers there are none, which saves all further work.
    var areAny: Bool { tierFactor != nil || regionFactor != nil }

    private func factors(for rate: Rate) -> [Amount] {
        (rate.component.isOutsideTiers ? [] : tierFactor.map { [$0] } ?? [])
            + (rate.conditions.region == nil ? regionFactor.map { [$0] } ?? [] : [])
    }
}
