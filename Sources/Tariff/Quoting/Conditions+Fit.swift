extension Conditions {
    /// The fit of conditions to a situation, from worst to best.
    package enum Fit: Int, Sendable, Hashable, Comparable {
        /// A key does not hold.
        case no
        /// Only keys that the question leaves open do not hold, so the rate can serve as a fallback.
        case unstated
        /// Every key holds.
        case yes

        /// Orders fits from worst to best.
        package static func < (left: Fit, right: Fit) -> Bool { left.rawValue < right.rawValue }
    }

    /// Compares every key with the situation (`docs/prices-and-units.md`, section 3).
    ///
    /// - Parameters:
    ///   - situation: The circumstances of one request.
    ///   - component: The component that the rate charges for. Some components apply to every tier, and some have a
    ///     default lifetime.
    /// - Returns: The fit: ``Fit/yes`` if all keys hold, ``Fit/unstated`` if only keys that the question leaves open do not
    ///   hold, otherwise ``Fit/no``.
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
        return fit(situation.media, lasting: situation.duration)
    }

    /// Compares the keys for media, modes and plans with the settings of the question.
    ///
    /// - Parameters:
    ///   - asked: The requested settings of images and video.
    ///   - duration: The length of the clip in seconds, or nil if no clip is made or read.
    /// - Returns: The fit: ``Fit/yes`` if all of these keys hold, ``Fit/unstated`` if only keys that the question leaves open
    ///   do not hold, otherwise ``Fit/no``.
    package func fit(_ asked: MediaSettings, lasting duration: Int64?) -> Fit {
        if let resolution, VideoResolution(resolution) != asked.resolution ?? .usual { return .no }
        let size = asked.size ?? .usual
        if let pixels, !pixels.contains(size.pixels) { return .no }
        if let bounds = self.duration, !(duration.map { bounds.contains($0) } ?? false) { return .no }
        if let interval, !interval.contains(Self.usualInterval) { return .no }
        // No parameter of a question can request any of these.
        var isOpen = mode != nil || supply != nil || plan != nil || searchContext != nil
        if let label = self.size, SizeLabel(label).distance(from: size) == nil {
            guard asked.size == nil else { return .no }
            isOpen = true
        }
        if let quality, !(asked.quality.map { [$0] } ?? Self.usualQualities).contains(quality) {
            guard asked.quality == nil else { return .no }
            isOpen = true
        }
        if let withAudio, withAudio != asked.hasAudio ?? false {
            guard asked.hasAudio == nil else { return .no }
            isOpen = true
        }
        return isOpen ? .unstated : .yes
    }

    /// The qualities that apply if a question does not specify one, best first.
    static let usualQualities = ["medium", "standard"]
    /// The default number of seconds of video that one embedding covers.
    private static let usualInterval: Int64 = 8

    private func fitsRegion(_ situation: Situation) -> Bool {
        switch (region, situation.region) {
        case (nil, nil): true
        case (nil, .some): situation.isRegionCovered
        case (.some, nil): false
        case (.some(let stated), .some(let asked)): RegionName.answers(stated, for: asked)
        }
    }
}
