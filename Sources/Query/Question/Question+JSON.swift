package import JSON
import Tariff

extension Question {
    /// Adds the question as it is understood, every word with its default, in the order of the contract.
    ///
    /// A size, quality, resolution or sound that is not stated is null: an offer without the default may then
    /// be priced by another, which a stated one never is.
    package func write(to json: inout JSONWriter) {
        json.object { json in
            writeWorkload(to: &json)
            writeRequirement(to: &json)
            if policy == Policy.usual.policy { json.add(members: Policy.usual.json) } else { policy.write(to: &json) }
        }
    }

    private func writeWorkload(to json: inout JSONWriter) {
        json.member("input_tokens", workload.inputTokens)
        json.member("cached_tokens", workload.cachedTokens)
        json.member("cache_write_tokens", workload.cacheWriteTokens)
        json.member("cache_ttl", workload.cacheTTL.description)
        json.member("output_tokens", workload.outputTokens)
        json.member("reasoning_tokens", workload.reasoningTokens)
        json.member("images_in", workload.imagesIn)
        json.member("images_out", workload.imagesOut)
        json.member("image_size", workload.media.size?.description)
        json.member("image_quality", workload.media.quality)
        json.member("audio_in_seconds", workload.audioInSeconds)
        json.member("audio_out_seconds", workload.audioOutSeconds)
        json.member("video_out_seconds", workload.videoOutSeconds)
        json.member("video_resolution", workload.media.resolution?.description)
        json.member("video_audio", workload.media.hasAudio)
        json.member("characters_in", workload.charactersIn)
        json.member("pages_in", workload.pagesIn)
        json.member("searches", workload.searches)
        json.member("requests", workload.requests)
        json.member("service_tier", workload.serviceTier.rawValue)
        json.member("region", workload.region ?? "global")
        json.member("at", statedAt)
    }

    private func writeRequirement(to json: inout JSONWriter) {
        json.member("needs", requirement.needs.map(\.rawValue))
        json.member("accepts", requirement.accepts.map(\.rawValue))
        json.member("produces", requirement.produces.map(\.rawValue))
        json.member("context", requirement.context)
        json.member("max_output", requirement.maxOutput)
        json.member("min_quality", requirement.minQuality.map { "\($0.benchmark):\($0.raw)" })
        json.member("models", requirement.models.map(\.pattern))
        json.member("labs", requirement.labs.map(\.pattern))
        json.member("providers", requirement.providers.map(\.pattern))
        json.member("exclude_providers", requirement.excludeProviders.map(\.pattern))
        json.member("via", requirement.via.rawValue)
        json.member("open_weights", requirement.openWeights)
        json.member("data_policy", "any")
        json.member("status", (requirement.status ?? []).map(\.rawValue))
    }
}

extension Policy {
    /// The policy of nearly every question, written beforehand.
    fileprivate static let usual = (policy: Policy(), json: JSONWriter.members { Policy().write(to: &$0) })

    fileprivate func write(to json: inout JSONWriter) {
        json.member("free", free.rawValue)
        json.member("included", includesIncluded ? "include" : "exclude")
        json.member("promotions", includesPromotions ? "include" : "exclude")
        json.member("unknown", includesUnknown ? "include" : "exclude")
        json.member("missing", substitutesMissing ? "substitute" : "exclude")
        json.member("disputed", includesDisputed ? "include" : "exclude")
        json.member("max_age", maxAge.map { CacheLifetime(seconds: $0).description })
        json.member("basis", basis.rawValue)
        json.member("payment", payment)
        json.member("top_up", topUp)
        json.member("byok", byok)
        json.member("monthly_spend", monthlySpend)
        json.member("currency", currency.rawValue)
        json.member("per", per.rawValue)
        json.member("limit", Int64(limit))
        json.member("as_of", asOf)
        json.member("explain", explain)
    }
}
