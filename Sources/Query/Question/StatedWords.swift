import Tariff

/// What a question says, word by word, before any default: nil is what it does not say.
struct StatedWords: Sendable, Hashable {
    var inputTokens: Int64?
    var cachedTokens: Int64?
    var cacheWriteTokens: Int64?
    var cacheTTL: CacheLifetime?
    var outputTokens: Int64?
    var reasoningTokens: Int64?
    var searches: Int64?
    var requests: Int64?
    var serviceTier: ServiceTier?
    var region: String?
    var at: Timestamp?
    var requirement = Requirement()
    var produces: [Modality]?
    var free: Policy.Free?
    var includesIncluded: Bool?
    var includesPromotions: Bool?
    var includesUnknown: Bool?
    var substitutesMissing: Bool?
    var includesDisputed: Bool?
    var maxAge: Int64?
    var basis: Policy.Basis?
    var payment: String?
    var topUp: String?
    var byok: Bool?
    var monthlySpend: String?
    var per: Policy.Group?
    var limit: Int?
    var asOf: Timestamp?
    var explain: Bool?
    var cursor: String?
}
