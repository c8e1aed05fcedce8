/// The circumstances of one request, with which conditions are compared.
package struct Situation: Sendable, Hashable {
    /// The tier in which the request is served.
    package var serviceTier: ServiceTier
    /// The number of tokens of the whole prompt.
    package var promptTokens: Int64
    /// The number of tokens of the answer and the reasoning together.
    package var outputTokens: Int64
    /// The requested region; nil means global.
    package var region: String?
    /// True if a rate that names no region covers the requested region.
    package var isRegionCovered: Bool
    /// The lifetime of the tokens that are written to a cache.
    package var cacheTTL: CacheLifetime
    /// The party that decides what is cached.
    package var cache: CacheKind
    /// True if the model reasons.
    package var isThinking: Bool
    /// The moment at which the tokens are used.
    package var at: Timestamp
    /// True if promotional prices count.
    package var countsPromotions: Bool
    /// The requested number of search results.
    package var results: Int64
    /// The requested properties of images and video.
    package var media: MediaSettings
    /// The length in seconds of the clip that is made or read, or nil if there is none.
    package var duration: Int64?

    /// Creates a situation; omitted parameters have the defaults of a question.
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
