extension Offer {
    /// Returns true if any ladder has a matching key.
    ///
    /// Keys are read in place because copying a ladder retains a dozen references.
    func hasLadder(where fits: (Ladder.Key) -> Bool) -> Bool {
        ladders.indices.contains { fits(ladders[$0].key) }
    }

    /// True if the offer states text as output, or states no output and prices output text.
    package var makesText: Bool {
        produces.map { $0.contains(.text) } ?? hasLadder { $0.component == .outputText }
    }

    /// True if any text is priced by the token.
    package var sellsTextByToken: Bool {
        hasLadder { $0.unit == .token && ($0.component == .inputText || $0.component == .outputText) }
    }

    /// Returns true if the tier is the standard tier or has a rate or multiplier.
    package func isSold(in tier: ServiceTier) -> Bool {
        if tier == .standard { return true }
        if hasLadder(where: { $0.serviceTier == tier }) { return true }
        return modifiers.contains {
            if case .multiplier(_, let when) = $0 { when.serviceTier == tier } else { false }
        }
    }

    /// Every region and area that a rate, a multiplier or the offer itself names.
    package var namedRegions: Set<String> {
        let multiplied = modifiers.compactMap {
            if case .multiplier(_, let when) = $0 { when.region } else { nil }
        }
        return Set(ladders.compactMap(\.key.region) + regions + multiplied)
    }

    /// Returns true if a rate, a multiplier or the offer's own regions cover the region; nil means global.
    package func isSold(in region: String?) -> Bool {
        guard let region else {
            // An offer that is sold only in named regions does not answer a question that names none.
            return ladders.isEmpty || hasLadder { $0.region == nil }
        }
        return namedRegions.contains { RegionName.answers($0, for: region) || RegionName.lies($0, in: region) }
    }
}
