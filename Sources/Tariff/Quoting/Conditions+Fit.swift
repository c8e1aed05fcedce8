extension Conditions {
    /// How conditions stand to a situation.
    package enum Fit: Sendable, Hashable {
        /// A key does not hold.
        case no
        /// Only keys that the question left open do not hold: the rate may serve as a fallback.
        case unstated
        /// Every key holds.
        case yes
    }

    /// Holds every key against the situation (`docs/prices-and-units.md`, section 3).
    ///
    /// - Parameters:
    ///   - situation: the circumstances of one request.
    ///   - component: what the rate charges for; some answer every tier, some have a default lifetime.
    /// - Returns: whether all keys hold, or all but those that the question left open.
    package func fit(_ situation: Situation, of component: Component) -> Fit {
        if let serviceTier {
            guard serviceTier == situation.serviceTier else { return .no }
        } else if situation.serviceTier != .standard, !component.isOutsideTiers {
            return .no
        }
        if let promptTokens, !promptTokens.contains(situation.promptTokens) { return .no }
        if let outputTokens, !outputTokens.contains(situation.outputTokens) { return .no }
        guard fitsRegion(situation) else { return .no }
        if let cacheTTL {
            guard cacheTTL == situation.cacheTTL else { return .no }
        } else if component.isCacheWrite, situation.cacheTTL != .fiveMinutes {
            return .no
        }
        if let cache, cache != situation.cache { return .no }
        if let window, !window.contains(where: { $0.contains(situation.at) }) { return .no }
        if let thinking, thinking != situation.isThinking { return .no }
        if let results, !results.contains(situation.results) { return .no }
        if promotion == true, !situation.countsPromotions { return .no }
        guard fineTuned == nil, dataSharing == nil, inputHasVideo == nil else { return .no }
        // No question of text states media, so a rate that depends on them cannot answer it.
        guard resolution == nil, pixels == nil, duration == nil, interval == nil else { return .no }
        let isOpen =
            mode != nil || quality != nil || size != nil || supply != nil || withAudio != nil || plan != nil
            || searchContext != nil
        return isOpen ? .unstated : .yes
    }

    private func fitsRegion(_ situation: Situation) -> Bool {
        switch (region, situation.region) {
        case (nil, nil): true
        case (nil, .some): situation.isRegionCovered
        case (.some, nil): false
        case (.some(let stated), .some(let asked)): RegionName.answers(stated, for: asked)
        }
    }
}
