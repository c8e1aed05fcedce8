/// What conditions are held against: the circumstances of one request.
package struct Situation: Sendable, Hashable {
    /// The tier in which the request is served.
    package var serviceTier: ServiceTier
    /// The whole prompt.
    package var promptTokens: Int64
    /// Answer and thinking together.
    package var outputTokens: Int64
    /// The region that is asked for; nil is global.
    package var region: String?
    /// Whether a rate that names no region answers the region that is asked for.
    package var isRegionCovered: Bool
    /// How long written tokens are kept.
    package var cacheTTL: CacheLifetime
    /// Who decides what is cached.
    package var cache: CacheKind
    /// Whether the model thinks.
    package var isThinking: Bool
    /// When the tokens are used.
    package var at: Timestamp
    /// Whether promotional prices count.
    package var countsPromotions: Bool
    /// How many results a search is asked for.
    package var results: Int64
    /// What is said of images and video.
    package var media: MediaSettings
    /// The length in seconds of the clip that is made or read; nil where there is none.
    package var duration: Int64?

    /// Makes a situation; what is not said has the default of a question.
    package init(
        serviceTier: ServiceTier = .standard, promptTokens: Int64 = 0, outputTokens: Int64 = 0,
        region: String? = nil, isRegionCovered: Bool = false, cacheTTL: CacheLifetime = .fiveMinutes,
        cache: CacheKind = .implicit, isThinking: Bool = false, at: Timestamp, countsPromotions: Bool = true,
        results: Int64 = 10, media: MediaSettings = .open, duration: Int64? = nil
    ) {
        self.serviceTier = serviceTier
        self.promptTokens = promptTokens
        self.outputTokens = outputTokens
        self.region = region
        self.isRegionCovered = isRegionCovered
        self.cacheTTL = cacheTTL
        self.cache = cache
        self.isThinking = isThinking
        self.at = at
        self.countsPromotions = countsPromotions
        self.results = results
        self.media = media
        self.duration = duration
    }
}
