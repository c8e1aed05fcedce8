import ArgumentParser
import Query

/// The words of a question that describe the requests to be priced.
struct WorkloadOptions: ParsableArguments {
    @Option(help: "All prompt tokens of one request (default 1000, or 0 when another quantity is stated).")
    var inputTokens: String?
    @Option(help: "The part of them that is read from a cache.")
    var cachedTokens: String?
    @Option(help: "The part of them that is written to a cache.")
    var cacheWriteTokens: String?
    @Option(name: .customLong("cache-ttl"), help: "How long written tokens are kept: 5m, 1h (default 5m).")
    var cacheTTL: String?
    @Option(help: "Answer tokens (default 500, or 0 when another quantity is stated).")
    var outputTokens: String?
    @Option(help: "Further output tokens that are thinking.")
    var reasoningTokens: String?
    @Option(help: "Web searches of one request.")
    var searches: String?
    @Option(help: "How many such requests (default 1); costs are for all of them.")
    var requests: String?
    @Option(help: "standard, batch, flex, priority or fast.")
    var serviceTier: String?
    @Option(help: "global, an area (us, eu, apac, cn) or a seller's region id.")
    var region: String?
    @Option(help: "When the tokens are used, for windows and dated prices (default now).")
    var at: String?

    @Option(help: .hidden) var imagesIn: String?
    @Option(help: .hidden) var imagesOut: String?
    @Option(help: .hidden) var imageSize: String?
    @Option(help: .hidden) var imageQuality: String?
    @Option(help: .hidden) var audioInSeconds: String?
    @Option(help: .hidden) var audioOutSeconds: String?
    @Option(help: .hidden) var videoOutSeconds: String?
    @Option(help: .hidden) var videoResolution: String?
    @Option(help: .hidden) var videoAudio: String?
    @Option(help: .hidden) var charactersIn: String?
    @Option(help: .hidden) var pagesIn: String?

    /// The words that were stated.
    var words: [(name: String, value: String)] {
        stated([
            (.inputTokens, inputTokens), (.cachedTokens, cachedTokens), (.cacheWriteTokens, cacheWriteTokens),
            (.cacheTTL, cacheTTL), (.outputTokens, outputTokens), (.reasoningTokens, reasoningTokens),
            (.searches, searches), (.requests, requests), (.serviceTier, serviceTier), (.region, region), (.at, at),
            (.imagesIn, imagesIn), (.imagesOut, imagesOut), (.imageSize, imageSize), (.imageQuality, imageQuality),
            (.audioInSeconds, audioInSeconds), (.audioOutSeconds, audioOutSeconds),
            (.videoOutSeconds, videoOutSeconds), (.videoResolution, videoResolution), (.videoAudio, videoAudio),
            (.charactersIn, charactersIn), (.pagesIn, pagesIn),
        ])
    }
}

/// The words of a question that describe what the job needs.
struct RequirementOptions: ParsableArguments {
    @Option(help: "Capabilities, separated by commas: tools, reasoning, structured_output, prompt_caching, …")
    var needs: String?
    @Option(help: "Input modalities: text, image, pdf, audio, video.")
    var accepts: String?
    @Option(help: "Output modalities (default text): text, image, audio, video, embedding, rerank, transcription.")
    var produces: String?
    @Option(help: "The least context in tokens.")
    var context: String?
    @Option(help: "The least length of an answer in tokens.")
    var maxOutput: String?
    @Option(help: "A least score, BENCHMARK:SCORE; may be repeated.")
    var minQuality: [String] = []
    @Option(help: "Only models whose id matches, with * and ?: anthropic/claude-*")
    var models: String?
    @Option(help: "Only models of these labs.")
    var labs: String?
    @Option(help: "Only these providers.")
    var providers: String?
    @Option(help: "None of these providers.")
    var excludeProviders: String?
    @Option(help: "any, direct, gateway, plan or local.")
    var via: String?
    @Option(help: "true: the weights are published; false: they are not.")
    var openWeights: String?
    @Option(help: "Where the offer stands (default active,preview).")
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
    @Option(help: "Free offers: exclude, include or only (default exclude).")
    var free: String?
    @Option(help: "Offers of plans that you already pay for: exclude or include (default exclude).")
    var included: String?
    @Option(help: "Promotional prices: include or exclude (default include).")
    var promotions: String?
    @Option(help: "Offers of which a need or limit is not known: exclude or include (default exclude).")
    var unknown: String?
    @Option(help: "Missing cache and reasoning rates: substitute or exclude (default substitute).")
    var missing: String?
    @Option(help: "Offers whose price is disputed: include or exclude (default include).")
    var disputed: String?
    @Option(help: "The oldest evidence that counts: 36h, 7d.")
    var maxAge: String?
    @Option(help: "Rank by landed or list cost (default landed).")
    var basis: String?
    @Option(help: "How credit is paid: card (fees are not held yet).")
    var payment: String?
    @Option(help: "How much credit is bought at once (default 100).")
    var topUp: String?
    @Option(help: "true: your own keys at gateways.")
    var byok: String?
    @Option(help: "What you spend in a month (default 0).")
    var monthlySpend: String?
    @Option(help: "The currency of costs: USD.")
    var currency: String?
    @Option(help: "Keep the cheapest of each offer, model, provider or lab (default model).")
    var per: String?
    @Option(help: "How many results (default 5).")
    var limit: String?
    @Option(help: "Answer from what was known then.")
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
