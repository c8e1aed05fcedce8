import JSON
import Tariff

/// The meaning of a price key of LiteLLM's map: a stem, and suffixes in any order.
///
/// `cache_creation_input_token_cost_above_1hr_above_200k_tokens` is a cache write for an hour in a prompt of
/// more than 200,000 tokens. Numbers in suffixes are read, not listed, so that a new threshold is no new key.
struct LiteLLMKey {
    /// The key without its suffixes.
    let stem: String
    /// The conditions that the suffixes name.
    let conditions: Conditions

    /// Splits a key, or returns nil if it does not consist of a stem and suffixes.
    init?(_ key: String) {
        var name = Substring(key)
        var conditions = Conditions()
        if name.hasPrefix("explicit_") {
            name = name.dropFirst("explicit_".count)
            conditions.cache = .explicit
        }
        for stem in Self.stems where name.hasPrefix(stem) {
            var suffixed = conditions
            if Self.read(name.dropFirst(stem.count), of: stem, into: &suffixed) {
                self.stem = stem
                self.conditions = suffixed
                return
            }
        }
        return nil
    }

    private static func read(_ suffixes: Substring, of stem: String, into conditions: inout Conditions) -> Bool {
        guard !suffixes.isEmpty else { return true }
        guard suffixes.hasPrefix("_") else { return false }
        var words = suffixes.dropFirst().split(separator: "_", omittingEmptySubsequences: false)[...]
        while let word = words.popFirst() {
            var suffix = Conditions()
            guard take(word, &words, of: stem, into: &suffix) else { return false }
            let sum = conditions.adding(suffix)
            // A key with two tiers or two thresholds is ambiguous.
            guard sum.count == conditions.count + 1 else { return false }
            conditions = sum
            // `above_512_and_512_pixels_and_premium_image`
            if words.first == "and" {
                words.removeFirst()
                guard !words.isEmpty else { return false }
            }
        }
        return true
    }

    private static func take(
        _ word: Substring, _ rest: inout ArraySlice<Substring>, of stem: String, into conditions: inout Conditions
    ) -> Bool {
        switch word {
        case "batches": conditions.serviceTier = .batch
        case "batch":
            guard rest.first == "requests" else { return false }
            rest.removeFirst()
            conditions.serviceTier = .batch
        case "flex": conditions.serviceTier = .flex
        case "priority": conditions.serviceTier = .priority
        case "ultrafast": conditions.serviceTier = .ultrafast
        case "balanced": conditions.serviceTier = .balanced
        case "decisions": conditions.mode = "decisions"
        case "premium":
            guard rest.first == "image" else { return false }
            rest.removeFirst()
            conditions.quality = "premium"
        case "above": return takeThreshold(&rest, into: &conditions)
        default: return takeSize(word, of: stem, into: &conditions)
        }
        return true
    }

    /// Reads `above_200k_tokens`, `above_1hr`, `above_15s_interval`, `above_512_and_512_pixels`.
    private static func takeThreshold(_ rest: inout ArraySlice<Substring>, into conditions: inout Conditions) -> Bool {
        guard let word = rest.popFirst() else { return false }
        if word.hasSuffix("hr"), let seconds = count(word.dropLast(2), times: 3600), seconds > 0 {
            conditions.cacheTTL = CacheLifetime(seconds: seconds)
            return true
        }
        switch rest.first {
        case "tokens":
            rest.removeFirst()
            guard let count = tokens(word) else { return false }
            conditions.promptTokens = .above(count)
        case "interval":
            rest.removeFirst()
            guard word.hasSuffix("s"), let seconds = count(word.dropLast()) else { return false }
            conditions.interval = .above(seconds)
        case "and":
            guard let width = count(word), rest.count >= 3, rest[rest.startIndex + 2] == "pixels",
                let pixels = count(rest[rest.startIndex + 1], times: width)
            else { return false }
            rest.removeFirst(3)
            conditions.pixels = .above(pixels)
        default: return false
        }
        return true
    }

    /// Returns 200,000 for `200k` and a million for `1m`.
    private static func tokens(_ word: Substring) -> Int64? {
        if word.hasSuffix("k") { return count(word.dropLast(), times: 1000) }
        if word.hasSuffix("m") { return count(word.dropLast(), times: 1_000_000) }
        return count(word)
    }

    /// Returns digits as a number, multiplied, or nil if it is none or above any count of tokens, pixels or hours.
    private static func count(_ digits: Substring, times factor: Int64 = 1) -> Int64? {
        guard !digits.isEmpty, digits.utf8.allSatisfy({ $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }),
            let number = Int64(digits)
        else { return nil }
        let (product, overflow) = number.multipliedReportingOverflow(by: factor)
        return overflow || product > 1_000_000_000_000 ? nil : product
    }

    /// Reads `720p` and `4k` of a second of video, and `0.5K`, `2K` and `512` of an image.
    private static func takeSize(_ word: Substring, of stem: String, into conditions: inout Conditions) -> Bool {
        let isImage = stem.contains("image")
        if word.hasSuffix("p"), count(word.dropLast()) != nil {
            conditions.resolution = String(word)
        } else if isImage, count(word) != nil || (word.lowercased().hasSuffix("k") && isDecimal(word.dropLast())) {
            conditions.size = word.lowercased()
        } else if let resolution = ["2k": "1440p", "4k": "2160p"][word.lowercased()], stem.contains("second") {
            conditions.resolution = resolution
        } else {
            return false
        }
        return true
    }

    private static func isDecimal(_ text: Substring) -> Bool {
        (try? DecimalText(String(text))) != nil
            && text.utf8.allSatisfy { $0 == UInt8(ascii: ".") || ($0 >= 48 && $0 <= 57) }
    }

    /// The stems, longest first, so that `input_cost_per_token_cache_hit` is not read as `input_cost_per_token`.
    private static let stems: [String] = (tokenStems.keys + otherStems).sorted {
        ($0.utf8.count, $0) > ($1.utf8.count, $1)
    }

    /// Stems that are priced by the token.
    static let tokenStems: [String: Component] = [
        "input_cost_per_token": .inputText, "output_cost_per_token": .outputText,
        "cache_read_input_token_cost": .inputTextCacheRead, "input_cost_per_token_cache_hit": .inputTextCacheRead,
        "output_cost_per_reasoning_token": .outputTextReasoning, "citation_cost_per_token": .outputTextCitation,
        "input_cost_per_audio_token": .inputAudio, "output_cost_per_audio_token": .outputAudio,
        "input_cost_per_image_token": .inputImage, "output_cost_per_image_token": .outputImage,
        "input_cost_per_video_token": .inputVideo, "output_cost_per_video_token": .outputVideo,
        "cache_read_input_audio_token_cost": .inputAudioCacheRead,
        "cache_read_input_token_cost_per_audio_token": .inputAudioCacheRead,
        "cache_creation_input_audio_token_cost": .inputAudioCacheWrite,
        "cache_read_input_image_token_cost": .inputImageCacheRead,
        "cache_read_input_video_token_cost": .inputVideoCacheRead,
        "input_dbu_cost_per_token": .inputText, "output_dbu_cost_per_token": .outputText,
        "cache_read_input_dbu_cost_per_token": .inputTextCacheRead,
        "cache_creation_input_dbu_cost_per_token": .inputTextCacheWrite,
    ]

    private static let otherStems: [String] = [
        "cache_creation_input_token_cost", "input_cost_per_character", "output_cost_per_character",
        "input_cost_per_image", "output_cost_per_image", "input_cost_per_pixel", "output_cost_per_pixel",
        "input_cost_per_second", "output_cost_per_second", "cost_per_second", "output_cost_per_video_per_second",
        "input_cost_per_video_per_second", "input_cost_per_audio_per_second", "output_cost_per_audio_per_second",
        "input_cost_per_query", "input_cost_per_request", "input_cost_per_text_message", "ocr_cost_per_page",
        "annotation_cost_per_page", "ocr_cost_per_credit", "code_interpreter_cost_per_session",
        "google_maps_grounding_cost_per_query", "file_search_cost_per_1k_calls", "file_search_cost_per_gb_per_day",
        "vector_store_cost_per_gb_per_day", "computer_use_input_cost_per_1k_tokens",
        "computer_use_output_cost_per_1k_tokens",
    ]
}
