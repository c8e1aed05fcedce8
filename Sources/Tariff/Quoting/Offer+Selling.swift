extension Offer {
    /// Whether the answer is text: said so, or not said at all while text is priced.
    package var makesText: Bool {
        produces.map { $0.contains(.text) } ?? ladders.contains { $0.key.component == .outputText }
    }

    /// Whether any text is priced by the token.
    package var sellsTextByToken: Bool {
        ladders.contains {
            $0.key.unit == .token && ($0.key.component == .inputText || $0.key.component == .outputText)
        }
    }

    /// Whether any rate or multiplier answers the tier.
    package func isSold(in tier: ServiceTier) -> Bool {
        if tier == .standard { return true }
        if ladders.contains(where: { $0.key.serviceTier == tier }) { return true }
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

    /// Whether any rate, multiplier or region of its own answers the region; nil is global.
    package func isSold(in region: String?) -> Bool {
        guard let region else {
            // Sold only under named regions: nothing answers a question that names none.
            return ladders.isEmpty || ladders.contains { $0.key.region == nil }
        }
        return namedRegions.contains { RegionName.answers($0, for: region) || RegionName.lies($0, in: region) }
    }
}
