/// The quantities of one request, how often it is made, and the conditions under which.
///
/// Every quantity but ``requests`` is of one request: tiers and windows see one request, and each
/// line is then multiplied.
package struct Workload: Sendable, Hashable {
    /// All prompt tokens, cached reads and writes included.
    package var inputTokens: Int64
    /// The part of the prompt that is read from a cache.
    package var cachedTokens: Int64
    /// The part of the prompt that is written to a cache.
    package var cacheWriteTokens: Int64
    /// How long written tokens are kept.
    package var cacheTTL: CacheLifetime
    /// Answer tokens without thinking.
    package var outputTokens: Int64
    /// Thinking tokens.
    package var reasoningTokens: Int64
    /// Web searches made for the model.
    package var searches: Int64
    /// How many such requests are made.
    package var requests: Int64
    /// Whether the question states ``requests``, so that an offer sold by the request is meant.
    package var statesRequests: Bool
    /// The tier in which the requests are served.
    package var serviceTier: ServiceTier
    /// The region or area that is asked for; nil is global.
    package var region: String?
    /// When the tokens are used.
    package var at: Timestamp
    /// Whether promotional prices count.
    package var countsPromotions: Bool
    /// Whether the stand-ins for missing rates are applied.
    package var substitutesMissing: Bool

    /// Makes a workload; what is not said has the default of a question.
    package init(
        inputTokens: Int64 = 0, cachedTokens: Int64 = 0, cacheWriteTokens: Int64 = 0,
        cacheTTL: CacheLifetime = .fiveMinutes, outputTokens: Int64 = 0, reasoningTokens: Int64 = 0,
        searches: Int64 = 0, requests: Int64 = 1, statesRequests: Bool = false,
        serviceTier: ServiceTier = .standard, region: String? = nil, at: Timestamp, countsPromotions: Bool = true,
        substitutesMissing: Bool = true
    ) {
        self.inputTokens = inputTokens
        self.cachedTokens = cachedTokens
        self.cacheWriteTokens = cacheWriteTokens
        self.cacheTTL = cacheTTL
        self.outputTokens = outputTokens
        self.reasoningTokens = reasoningTokens
        self.searches = searches
        self.requests = requests
        self.statesRequests = statesRequests
        self.serviceTier = serviceTier
        self.region = region
        self.at = at
        self.countsPromotions = countsPromotions
        self.substitutesMissing = substitutesMissing
    }

    /// Prompt tokens neither read from nor written to a cache.
    package var freshTokens: Int64 { inputTokens - cachedTokens - cacheWriteTokens }

    /// The conditions that one request meets.
    package var situation: Situation {
        Situation(
            serviceTier: serviceTier, promptTokens: inputTokens, outputTokens: outputTokens + reasoningTokens,
            region: region, cacheTTL: cacheTTL, cache: cacheWriteTokens > 0 ? .explicit : .implicit,
            isThinking: reasoningTokens > 0, at: at, countsPromotions: countsPromotions)
    }
}
