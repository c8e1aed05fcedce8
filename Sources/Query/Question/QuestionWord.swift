/// Every word that a question may use, in the order of the contract.
package enum QuestionWord: String, Sendable, Hashable, CaseIterable {
    case inputTokens = "input_tokens"
    case cachedTokens = "cached_tokens"
    case cacheWriteTokens = "cache_write_tokens"
    case cacheTTL = "cache_ttl"
    case outputTokens = "output_tokens"
    case reasoningTokens = "reasoning_tokens"
    case imagesIn = "images_in"
    case imagesOut = "images_out"
    case imageSize = "image_size"
    case imageQuality = "image_quality"
    case audioInSeconds = "audio_in_seconds"
    case audioOutSeconds = "audio_out_seconds"
    case videoOutSeconds = "video_out_seconds"
    case videoResolution = "video_resolution"
    case videoAudio = "video_audio"
    case charactersIn = "characters_in"
    case pagesIn = "pages_in"
    case searches, requests
    case serviceTier = "service_tier"
    case region, at
    case needs, accepts, produces, context
    case maxOutput = "max_output"
    case minQuality = "min_quality"
    case models, labs, providers
    case excludeProviders = "exclude_providers"
    case via
    case openWeights = "open_weights"
    case quantization
    case dataPolicy = "data_policy"
    case api, status
    case free, included, promotions, unknown, missing, disputed
    case maxAge = "max_age"
    case basis, payment
    case topUp = "top_up"
    case byok
    case monthlySpend = "monthly_spend"
    case currency, per, limit
    case asOf = "as_of"
    case explain
    case cursor

    /// The part of a question that a word belongs to.
    package enum Part: Sendable {
        case workload, requirement, policy, paging
    }

    /// The part of a question that this word belongs to.
    package var part: Part {
        switch self {
        case .inputTokens, .cachedTokens, .cacheWriteTokens, .cacheTTL, .outputTokens, .reasoningTokens, .imagesIn,
            .imagesOut, .imageSize, .imageQuality, .audioInSeconds, .audioOutSeconds, .videoOutSeconds,
            .videoResolution, .videoAudio, .charactersIn, .pagesIn, .searches, .requests, .serviceTier, .region, .at:
            .workload
        case .needs, .accepts, .produces, .context, .maxOutput, .minQuality, .models, .labs, .providers,
            .excludeProviders, .via, .openWeights, .quantization, .dataPolicy, .api, .status:
            .requirement
        case .cursor: .paging
        default: .policy
        }
    }

    /// Whether the word may be said more than once.
    package var isRepeatable: Bool { self == .minQuality }

    /// Why a question with this word cannot be answered yet; nil when it can.
    var notYet: String? {
        switch self {
        case .quantization: "a requirement on the quantization cannot be answered yet"
        case .api: "a requirement on the API's dialect cannot be answered yet"
        default: nil
        }
    }
}
