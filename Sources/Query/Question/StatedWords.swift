import Tariff

/// What a question says, word by word, before any default: nil is what it does not say.
struct StatedWords: Sendable, Hashable {
    var inputTokens: Int64?
    var cachedTokens: Int64?
    var cacheWriteTokens: Int64?
    var cacheTTL: CacheLifetime?
    var outputTokens: Int64?
    var reasoningTokens: Int64?
    var imagesIn: Int64?
    var imagesOut: Int64?
    var audioInSeconds: Int64?
    var audioOutSeconds: Int64?
    var videoOutSeconds: Int64?
    var charactersIn: Int64?
    var pagesIn: Int64?
    var media = MediaSettings.open
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

extension StatedWords {
    /// The quantities of one request; where any is stated, no tokens are assumed.
    var quantities: [Int64?] {
        [
            inputTokens, cachedTokens, cacheWriteTokens, outputTokens, reasoningTokens, imagesIn, imagesOut,
            audioInSeconds, audioOutSeconds, videoOutSeconds, charactersIn, pagesIn, searches,
        ]
    }

    /// What comes out where the question does not say: what its quantities are of (`docs/decisions/0007`).
    ///
    /// Without any output, characters are to be spoken and audio is to be transcribed; all else makes text.
    var usualProducts: [Modality] {
        func isStated(_ quantities: Int64?...) -> Bool { quantities.contains { $0 ?? 0 > 0 } }
        var products: [Modality] = []
        if isStated(outputTokens, reasoningTokens) { products.append(.text) }
        if isStated(imagesOut) { products.append(.image) }
        if isStated(audioOutSeconds) { products.append(.audio) }
        if isStated(videoOutSeconds) { products.append(.video) }
        if !products.isEmpty { return products }
        if isStated(charactersIn) { return [.audio] }
        return isStated(audioInSeconds) ? [.transcription] : [.text]
    }
}
