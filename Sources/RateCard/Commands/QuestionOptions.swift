import ArgumentParser
import Query
import Tariff

/// The words of a question that describe the requests to be priced.
///
/// An option takes the next word as its value whatever it looks like, so that `-5` is refused with a sentence.
struct WorkloadOptions: ParsableArguments {
    @Option(
        parsing: .unconditional,
        help: "All prompt tokens of one request (default 1000, or 0 when another quantity is stated).")
    var inputTokens: String?
    @Option(parsing: .unconditional, help: "The part of them that is read from a cache.")
    var cachedTokens: String?
    @Option(parsing: .unconditional, help: "The part of them that is written to a cache.")
    var cacheWriteTokens: String?
    @Option(
        name: .customLong("cache-ttl"), parsing: .unconditional,
        help: "How long written tokens are kept: 5m, 1h (default 5m).")
    var cacheTTL: String?
    @Option(parsing: .unconditional, help: "Answer tokens (default 500, or 0 when another quantity is stated).")
    var outputTokens: String?
    @Option(parsing: .unconditional, help: "Further output tokens that are thinking.")
    var reasoningTokens: String?
    @Option(parsing: .unconditional, help: "Images in the prompt.")
    var imagesIn: String?
    @Option(parsing: .unconditional, help: "Images made.")
    var imagesOut: String?
    @Option(
        parsing: .unconditional, help: "The size of each image: 1024x1536, 512, 2k (1024x1024 where it is sold).")
    var imageSize: String?
    @Option(
        parsing: .unconditional,
        help: "The quality as sellers name it: low, medium, high, standard, hd (medium or standard where it is sold).")
    var imageQuality: String?
    @Option(parsing: .unconditional, help: "Seconds of audio in the prompt, or to be transcribed.")
    var audioInSeconds: String?
    @Option(parsing: .unconditional, help: "Seconds of speech, music or sound made.")
    var audioOutSeconds: String?
    @Option(parsing: .unconditional, help: "Seconds of video made.")
    var videoOutSeconds: String?
    @Option(parsing: .unconditional, help: "The shorter side of the video: 480p, 1080p, 4k (default 720p).")
    var videoResolution: String?
    @Option(parsing: .unconditional, help: "true: the video has sound; false: it has none.")
    var videoAudio: String?
    @Option(parsing: .unconditional, help: "Characters of text to be spoken or embedded.")
    var charactersIn: String?
    @Option(parsing: .unconditional, help: "Pages of documents to be read.")
    var pagesIn: String?
    @Option(parsing: .unconditional, help: "Web searches of one request.")
    var searches: String?
    @Option(parsing: .unconditional, help: "How many such requests (default 1); costs are for all of them.")
    var requests: String?
    @Option(
        parsing: .unconditional, help: "standard, batch, flex, priority or fast.",
        completion: .list(ServiceTier.askable.map(\.rawValue)))
    var serviceTier: String?
    @Option(
        parsing: .unconditional, help: "global, an area (us, eu, apac, cn) or a seller's region id.",
        completion: .list(["global", "us", "eu", "apac", "cn"]))
    var region: String?
    @Option(parsing: .unconditional, help: "When the tokens are used, for windows and dated prices (default now).")
    var at: String?

    /// The words that were stated.
    var words: [(name: String, value: String)] {
        stated([
            (.inputTokens, inputTokens), (.cachedTokens, cachedTokens), (.cacheWriteTokens, cacheWriteTokens),
            (.cacheTTL, cacheTTL), (.outputTokens, outputTokens), (.reasoningTokens, reasoningTokens),
            (.imagesIn, imagesIn), (.imagesOut, imagesOut), (.imageSize, imageSize), (.imageQuality, imageQuality),
            (.audioInSeconds, audioInSeconds), (.audioOutSeconds, audioOutSeconds),
            (.videoOutSeconds, videoOutSeconds), (.videoResolution, videoResolution), (.videoAudio, videoAudio),
            (.charactersIn, charactersIn), (.pagesIn, pagesIn), (.searches, searches), (.requests, requests),
            (.serviceTier, serviceTier), (.region, region), (.at, at),
        ])
    }
}

/// The words of a question that describe what the job needs.
struct RequirementOptions: ParsableArguments {
    @Option(
        parsing: .unconditional,
        help: "Capabilities, separated by commas: tools, reasoning, structured_output, prompt_caching, …",
        completion: .words(Capability.allCases.map(\.rawValue)))
    var needs: String?
    @Option(
        parsing: .unconditional, help: "Input modalities: text, image, pdf, audio, video.",
        completion: .words(Modality.inputs.map(\.rawValue)))
    var accepts: String?
    @Option(
        parsing: .unconditional,
        help: """
            Output modalities: text, image, audio, video, embedding, rerank, transcription (default what the \
            quantities are of: --images-out makes image; else text).
            """, completion: .words(Modality.outputs.map(\.rawValue)))
    var produces: String?
    @Option(parsing: .unconditional, help: "The least context in tokens.")
    var context: String?
    @Option(parsing: .unconditional, help: "The least length of an answer in tokens.")
    var maxOutput: String?
    @Option(parsing: .unconditionalSingleValue, help: "A least score, BENCHMARK:SCORE; may be repeated.")
    var minQuality: [String] = []
    @Option(
        parsing: .unconditional, help: "Only models whose id matches, with * and ?: anthropic/claude-*",
        completion: .models)
    var models: String?
    @Option(
        parsing: .unconditional, help: "Only models of these labs.",
        completion: .labs)
    var labs: String?
    @Option(
        parsing: .unconditional, help: "Only these providers.",
        completion: .providers)
    var providers: String?
    @Option(
        parsing: .unconditional, help: "None of these providers.",
        completion: .providers)
    var excludeProviders: String?
    @Option(
        parsing: .unconditional, help: "any, direct, gateway, plan or local.",
        completion: .list(Requirement.Via.allCases.map(\.rawValue)))
    var via: String?
    @Option(
        parsing: .unconditional, help: "true: the weights are published; false: they are not.",
        completion: .list(["true", "false"]))
    var openWeights: String?
    @Option(
        parsing: .unconditional, help: "Where the offer stands (default active,preview).",
        completion: .words(OfferStatus.allCases.map(\.rawValue)))
    var status: String?

    @Option(help: .hidden) var quantization: String?
    @Option(help: .hidden) var dataPolicy: String?
    @Option(help: .hidden) var api: String?

    /// The words that were stated.
    var words: [(name: String, value: String)] {
        stated([
            (.needs, needs), (.accepts, accepts), (.produces, produces), (.context, context), (.maxOutput, maxOutput),
        ]) + minQuality.map { (QuestionWord.minQuality.rawValue, $0) }
            + stated([
                (.models, models), (.labs, labs), (.providers, providers), (.excludeProviders, excludeProviders),
                (.via, via), (.openWeights, openWeights), (.status, status), (.quantization, quantization),
                (.dataPolicy, dataPolicy), (.api, api),
            ])
    }
}

/// The words of a question that say how to decide.
struct PolicyOptions: ParsableArguments {
    @Option(
        parsing: .unconditional, help: "Free offers: exclude, include or only (default exclude).",
        completion: .list(Policy.Free.allCases.map(\.rawValue)))
    var free: String?
    @Option(
        parsing: .unconditional,
        help: "Offers of plans that you already pay for: exclude or include (default exclude).",
        completion: .list(["exclude", "include"]))
    var included: String?
    @Option(
        parsing: .unconditional, help: "Promotional prices: include or exclude (default include).",
        completion: .list(["exclude", "include"]))
    var promotions: String?
    @Option(
        parsing: .unconditional,
        help: "Offers of which a need or limit is not known: exclude or include (default exclude).",
        completion: .list(["exclude", "include"]))
    var unknown: String?
    @Option(
        parsing: .unconditional, help: "Missing cache and reasoning rates: substitute or exclude (default substitute).",
        completion: .list(["substitute", "exclude"]))
    var missing: String?
    @Option(
        parsing: .unconditional, help: "Offers whose price is disputed: include or exclude (default include).",
        completion: .list(["exclude", "include"]))
    var disputed: String?
    @Option(parsing: .unconditional, help: "The oldest evidence that counts: 36h, 7d.")
    var maxAge: String?
    @Option(
        parsing: .unconditional, help: "Rank by landed or list cost (default landed).",
        completion: .list(Policy.Basis.allCases.map(\.rawValue)))
    var basis: String?
    @Option(parsing: .unconditional, help: "How credit is paid: card (fees are not held yet).")
    var payment: String?
    @Option(parsing: .unconditional, help: "How much credit is bought at once (default 100).")
    var topUp: String?
    @Option(
        parsing: .unconditional, help: "true: your own keys at gateways.",
        completion: .list(["true", "false"]))
    var byok: String?
    @Option(parsing: .unconditional, help: "What you spend in a month (default 0).")
    var monthlySpend: String?
    @Option(
        parsing: .unconditional, help: "The currency of costs: USD.",
        completion: .list(["USD"]))
    var currency: String?
    @Option(
        parsing: .unconditional, help: "Keep the cheapest of each offer, model, provider or lab (default model).",
        completion: .list(Policy.Group.allCases.map(\.rawValue)))
    var per: String?
    @Option(parsing: .unconditional, help: "How many results (default 5).")
    var limit: String?
    @Option(parsing: .unconditional, help: "Answer from what was known then.")
    var asOf: String?
    @Flag(help: "List examples of excluded offers.")
    var explain = false

    /// The words that were stated.
    var words: [(name: String, value: String)] {
        stated([
            (.free, free), (.included, included), (.promotions, promotions), (.unknown, unknown), (.missing, missing),
            (.disputed, disputed), (.maxAge, maxAge), (.basis, basis), (.payment, payment), (.topUp, topUp),
            (.byok, byok), (.monthlySpend, monthlySpend), (.currency, currency), (.per, per), (.limit, limit),
            (.asOf, asOf), (.explain, explain ? "true" : nil),
        ])
    }
}

private func stated(_ words: [(QuestionWord, String?)]) -> [(name: String, value: String)] {
    words.compactMap { word, value in value.map { (word.rawValue, $0) } }
}
