package import Tariff

extension Parameter {
    private static let tokenDefault = "0 if another quantity is given"

    /// The parameters about the requests to be priced, which a ``Workload`` stores.
    static let workload: [Parameter] = [
        .quantity(
            "input_tokens", \.workload.inputTokens, "All prompt tokens of one request",
            default: "1000, or \(tokenDefault)", noun: ("input token", "input tokens")),
        .quantity(
            "cached_tokens", \.workload.cachedTokens, "The prompt tokens that are read from a cache", units: .none,
            noun: ("cached", "cached")),
        .quantity(
            "cache_write_tokens", \.workload.cacheWriteTokens, "The prompt tokens that are written to a cache",
            noun: ("written to the cache", "written to the cache")),
        Parameter("cache_ttl", .lifetime, \.workload.cacheTTL, "The lifetime of cached tokens"),
        .quantity(
            "output_tokens", \.workload.outputTokens, "Output tokens without reasoning",
            default: "500, or \(tokenDefault)", noun: ("output token", "output tokens")),
        .quantity(
            "reasoning_tokens", \.workload.reasoningTokens, "Reasoning tokens, in addition to `output_tokens`",
            noun: ("reasoning token", "reasoning tokens")),
        .quantity(
            "images_in", \.workload.imagesIn, "Images in the prompt", units: .pixels, noun: ("image in", "images in")),
        .quantity(
            "images_out", \.workload.imagesOut, "Generated images", units: .pixels, noun: ("image out", "images out")),
        Parameter(
            "image_size", .imageSize, optional: \.workload.media.size, "The size of each image",
            default: "1024x1024 where it is sold"),
        Parameter(
            "image_quality", .quality, optional: \.workload.media.quality,
            "The quality of each image, as sellers name it",
            default: "medium or standard where it is sold"),
        .quantity(
            "audio_in_seconds", \.workload.audioInSeconds, "Seconds of audio in the prompt, or to be transcribed",
            noun: ("second of audio in", "seconds of audio in")),
        .quantity(
            "audio_out_seconds", \.workload.audioOutSeconds, "Seconds of generated speech, music or sound",
            noun: ("second of audio out", "seconds of audio out")),
        .quantity(
            "video_out_seconds", \.workload.videoOutSeconds, "Seconds of generated video",
            noun: ("second of video out", "seconds of video out")),
        Parameter(
            "video_resolution", .resolution, optional: \.workload.media.resolution, "The shorter side of the video",
            default: "720p"),
        Parameter(
            "video_audio", .flag, optional: \.workload.media.hasAudio,
            "True if the video has sound, false if it has none"),
        .quantity(
            "characters_in", \.workload.charactersIn, "Characters of text to be spoken or embedded",
            noun: ("character in", "characters in")),
        .quantity("pages_in", \.workload.pagesIn, "Pages of documents to be read", noun: ("page in", "pages in")),
        .quantity("searches", \.workload.searches, "Web searches of one request", noun: ("search", "searches")),
        Parameter(
            "requests", .count(in: 1...1_000_000_000), \.workload.requests,
            "The number of such requests; costs are for all of them",
            also: { question, _ in question.workload.statesRequests = true }),
        Parameter(
            "service_tier", .choice(among: ServiceTier.askable), \.workload.serviceTier,
            "The tier in which the requests are served"),
        Parameter("region", .region, \.workload.region, "An area or a seller's region id"),
        Parameter(
            "at", .moment, optional: \.statedAt, "The time at which the tokens are used, for windows and dated prices",
            default: "now", also: { $0.workload.at = $1 }),
    ]

    /// Returns the quantities of a workload that are above zero, each with its noun in the right number.
    package static func quantities(of workload: Workload) -> [(name: String, count: Int64, noun: String)] {
        let question = Question(workload: workload, requirement: Requirement(), policy: Policy())
        return Self.workload.compactMap { parameter in
            guard let quantity = parameter.quantity, case let count = quantity.property.value(in: question), count > 0
            else { return nil }
            return (parameter.name, count, count == 1 ? quantity.noun.one : quantity.noun.many)
        }
    }
}
