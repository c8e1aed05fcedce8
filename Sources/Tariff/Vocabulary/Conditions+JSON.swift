package import JSON

extension Conditions {
    /// The JSON object, keys in the order of the vocabulary: `{"service_tier":"batch"}`.
    package var json: String {
        var json = JSONWriter()
        write(to: &json)
        return json.text
    }

    /// Adds the JSON object of these conditions.
    package func write(to json: inout JSONWriter) {
        json.object { json in
            if let serviceTier { json.member("service_tier", serviceTier.rawValue) }
            Self.member("prompt_tokens", promptTokens, to: &json)
            Self.member("output_tokens", outputTokens, to: &json)
            if let region { json.member("region", region) }
            if let cacheTTL { json.member("cache_ttl", cacheTTL.description) }
            if let cache { json.member("cache", cache.rawValue) }
            if let window {
                json.key("window")
                json.array(window) { $1.write(to: &$0) }
            }
            if let resolution { json.member("resolution", resolution) }
            if let size { json.member("size", size) }
            Self.member("pixels", pixels, to: &json)
            if let quality { json.member("quality", quality) }
            Self.member("duration", duration, to: &json)
            Self.member("interval", interval, to: &json)
            if let withAudio { json.member("with_audio", withAudio) }
            if let inputHasVideo { json.member("input_has_video", inputHasVideo) }
            if let thinking { json.member("thinking", thinking) }
            if let fineTuned { json.member("fine_tuned", fineTuned) }
            if let dataSharing { json.member("data_sharing", dataSharing) }
            if let searchContext { json.member("search_context", searchContext.rawValue) }
            Self.member("results", results, to: &json)
            if let mode { json.member("mode", mode) }
            if let plan { json.member("plan", plan) }
            if let supply { json.member("supply", supply) }
            if let promotion { json.member("promotion", promotion) }
        }
    }

    private static func member(_ name: StaticString, _ bounds: Bounds?, to json: inout JSONWriter) {
        guard let bounds else { return }
        json.key(name)
        bounds.write(to: &json)
    }
}

extension Conditions: Decodable {
    private enum Key: String, CodingKey {
        case region, cache, window, resolution, size, pixels, quality, duration, interval, thinking, results, mode
        case plan, supply, promotion
        case serviceTier = "service_tier"
        case promptTokens = "prompt_tokens"
        case outputTokens = "output_tokens"
        case cacheTTL = "cache_ttl"
        case withAudio = "with_audio"
        case inputHasVideo = "input_has_video"
        case fineTuned = "fine_tuned"
        case dataSharing = "data_sharing"
        case searchContext = "search_context"
    }

    /// Reads the JSON object that ``json`` writes.
    package init(from decoder: any Decoder) throws {
        let box = try decoder.container(keyedBy: Key.self)
        func word<Word: RawRepresentable<String>>(_ key: Key, as type: Word.Type) throws -> Word? {
            try box.decodeIfPresent(String.self, forKey: key).map { text in
                guard let word = Word(rawValue: text) else {
                    throw DecodingError.dataCorruptedError(forKey: key, in: box, debugDescription: "unknown \(text)")
                }
                return word
            }
        }
        func text(_ key: Key) throws -> String? { try box.decodeIfPresent(String.self, forKey: key) }
        func bounds(_ key: Key) throws -> Bounds? { try box.decodeIfPresent(Bounds.self, forKey: key) }
        func flag(_ key: Key) throws -> Bool? { try box.decodeIfPresent(Bool.self, forKey: key) }
        serviceTier = try word(.serviceTier, as: ServiceTier.self)
        promptTokens = try bounds(.promptTokens)
        outputTokens = try bounds(.outputTokens)
        region = try text(.region)
        cacheTTL = try text(.cacheTTL).map { text in
            guard let lifetime = CacheLifetime(text) else {
                throw DecodingError.dataCorruptedError(forKey: .cacheTTL, in: box, debugDescription: "unknown \(text)")
            }
            return lifetime
        }
        cache = try word(.cache, as: CacheKind.self)
        window = try box.decodeIfPresent([TimeWindow].self, forKey: .window)
        resolution = try text(.resolution)
        size = try text(.size)
        pixels = try bounds(.pixels)
        quality = try text(.quality)
        duration = try bounds(.duration)
        interval = try bounds(.interval)
        withAudio = try flag(.withAudio)
        inputHasVideo = try flag(.inputHasVideo)
        thinking = try flag(.thinking)
        fineTuned = try flag(.fineTuned)
        dataSharing = try flag(.dataSharing)
        searchContext = try word(.searchContext, as: SearchContext.self)
        results = try bounds(.results)
        mode = try text(.mode)
        plan = try text(.plan)
        supply = try text(.supply)
        promotion = try flag(.promotion)
    }
}
