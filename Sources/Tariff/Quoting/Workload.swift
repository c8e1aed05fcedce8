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
    /// Images in the prompt.
    package var imagesIn: Int64
    /// Images made.
    package var imagesOut: Int64
    /// Seconds of audio in the prompt, or to be transcribed.
    package var audioInSeconds: Int64
    /// Seconds of speech, music or sound made.
    package var audioOutSeconds: Int64
    /// Seconds of video made.
    package var videoOutSeconds: Int64
    /// Unicode scalars of text to be spoken or embedded.
    package var charactersIn: Int64
    /// Pages to be read.
    package var pagesIn: Int64
    /// How images and video are asked for.
    package var media: MediaSettings
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
        imagesIn: Int64 = 0, imagesOut: Int64 = 0, audioInSeconds: Int64 = 0, audioOutSeconds: Int64 = 0,
        videoOutSeconds: Int64 = 0, charactersIn: Int64 = 0, pagesIn: Int64 = 0, media: MediaSettings = .open,
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
        self.imagesIn = imagesIn
        self.imagesOut = imagesOut
        self.audioInSeconds = audioInSeconds
        self.audioOutSeconds = audioOutSeconds
        self.videoOutSeconds = videoOutSeconds
        self.charactersIn = charactersIn
        self.pagesIn = pagesIn
        self.media = media
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
            isThinking: reasoningTokens > 0, at: at, countsPromotions: countsPromotions, media: media)
    }

    /// The quantities that are not told in tokens and are above zero, in the order of the words.
    package var mediaQuantities: [MediaQuantity] {
        var stated: [MediaQuantity] = []
        func add(_ component: Component, _ count: Int64, in units: PriceUnit..., isClip: Bool = false) {
            guard count > 0 else { return }
            stated.append(MediaQuantity(component, count, in: units, duration: isClip ? count : nil))
        }
        add(.inputImage, imagesIn, in: .image, .megapixel)
        add(.outputImage, imagesOut, in: .image, .megapixel)
        add(.inputAudio, audioInSeconds, in: .audioSecond, isClip: true)
        add(.outputAudio, audioOutSeconds, in: .audioSecond, .request, isClip: true)
        add(.outputVideo, videoOutSeconds, in: .videoSecond, .request, isClip: true)
        add(.inputText, charactersIn, in: .character)
        add(.inputDocument, pagesIn, in: .page)
        return stated
    }
}
