/// The quantities of one request, the number of such requests, and the circumstances of their use.
///
/// Every quantity except ``requests`` is that of one request, because tiers and context thresholds apply to one request.
/// Each line is then multiplied by ``requests``.
package struct Workload: Sendable, Hashable {
    /// All prompt tokens, including cached reads and writes.
    package var inputTokens: Int64
    /// The prompt tokens that are read from a cache.
    package var cachedTokens: Int64
    /// The prompt tokens that are written to a cache.
    package var cacheWriteTokens: Int64
    /// The lifetime of the tokens that are written to a cache.
    package var cacheTTL: CacheLifetime
    /// The output tokens, excluding reasoning.
    package var outputTokens: Int64
    /// The reasoning tokens.
    package var reasoningTokens: Int64
    /// The number of images in the prompt.
    package var imagesIn: Int64
    /// The number of generated images.
    package var imagesOut: Int64
    /// The seconds of audio in the prompt or to be transcribed.
    package var audioInSeconds: Int64
    /// The seconds of generated speech, music or sound.
    package var audioOutSeconds: Int64
    /// The seconds of generated video.
    package var videoOutSeconds: Int64
    /// The Unicode scalars of text to be spoken or embedded.
    package var charactersIn: Int64
    /// The number of document pages to be read.
    package var pagesIn: Int64
    /// The settings of images and video.
    package var media: MediaSettings
    /// The number of web searches for the model.
    package var searches: Int64
    /// The number of such requests.
    package var requests: Int64
    /// Indicates whether the question states ``requests``, so that it also asks for offers that are sold by the request.
    package var statesRequests: Bool
    /// The tier in which the requests are served.
    package var serviceTier: ServiceTier
    /// The region or area in which the offer must be sold; nil means global.
    package var region: String?
    /// The time at which the tokens are used.
    package var at: Timestamp
    /// Indicates whether promotional prices count.
    package var countsPromotions: Bool
    /// Indicates whether stand-ins for missing rates are applied.
    package var substitutesMissing: Bool

    /// Creates a workload; omitted parameters have the defaults of a question.
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

    /// The prompt tokens that are neither read from nor written to a cache.
    package var freshTokens: Int64 { inputTokens - cachedTokens - cacheWriteTokens }

    /// The circumstances of one request, with which conditions are compared.
    package var situation: Situation {
        Situation(
            serviceTier: serviceTier, promptTokens: inputTokens, outputTokens: outputTokens + reasoningTokens,
            region: region, cacheTTL: cacheTTL, cache: cacheWriteTokens > 0 ? .explicit : .implicit,
            isThinking: reasoningTokens > 0, at: at, countsPromotions: countsPromotions, media: media)
    }

    /// The quantities above zero that are not counted in tokens, in the order of the parameters.
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

extension Workload {
    /// Returns true if a line of the workload can be charged at a rate of a component.
    package func charges(_ component: Component) -> Bool {
        switch component {
        case .inputText: inputTokens > 0 || charactersIn > 0
        case .inputImage: imagesIn > 0
        case .inputAudio: audioInSeconds > 0
        case .inputDocument: pagesIn > 0
        case .inputTextCacheRead: cachedTokens > 0
        case .inputTextCacheWrite, .inputTextCacheStorage: cacheWriteTokens > 0
        case .outputText: outputTokens > 0 || reasoningTokens > 0
        case .outputTextReasoning: reasoningTokens > 0
        case .outputImage: imagesOut > 0
        case .outputAudio: audioOutSeconds > 0
        case .outputVideo: videoOutSeconds > 0
        case .request: true
        case .requestWebSearch: searches > 0
        default: false
        }
    }
}
