import Tariff
import Testing

@testable import Ingest

/// The meaning of the price keys of LiteLLM's map: a stem and suffixes.
@Suite struct LiteLLMKeyTests {
    private func read(_ key: String) -> String? { LiteLLMKey(key).map { "\($0.stem) \($0.conditions.json)" } }

    @Test(arguments: [
        ("input_cost_per_token", "input_cost_per_token {}"),
        ("input_cost_per_token_cache_hit", "input_cost_per_token_cache_hit {}"),
        ("cost_per_second", "cost_per_second {}"), ("output_cost_per_second", "output_cost_per_second {}"),
        ("output_cost_per_video_per_second", "output_cost_per_video_per_second {}"),
        ("cache_read_input_token_cost_per_audio_token", "cache_read_input_token_cost_per_audio_token {}"),
        ("input_cost_per_token_batches", #"input_cost_per_token {"service_tier":"batch"}"#),
        ("input_cost_per_token_batch_requests", #"input_cost_per_token {"service_tier":"batch"}"#),
        ("output_cost_per_token_flex", #"output_cost_per_token {"service_tier":"flex"}"#),
        ("output_cost_per_token_priority", #"output_cost_per_token {"service_tier":"priority"}"#),
        ("output_cost_per_token_ultrafast", #"output_cost_per_token {"service_tier":"ultrafast"}"#),
        ("output_cost_per_token_balanced", #"output_cost_per_token {"service_tier":"balanced"}"#),
        ("output_cost_per_token_decisions", #"output_cost_per_token {"mode":"decisions"}"#),
        ("input_cost_per_token_above_77k_tokens", #"input_cost_per_token {"prompt_tokens":{"gt":77000}}"#),
        ("input_cost_per_token_above_1m_tokens", #"input_cost_per_token {"prompt_tokens":{"gt":1000000}}"#),
        ("input_cost_per_token_above_32768_tokens", #"input_cost_per_token {"prompt_tokens":{"gt":32768}}"#),
        ("cache_creation_input_token_cost_above_1hr", #"cache_creation_input_token_cost {"cache_ttl":"1h"}"#),
        ("cache_creation_input_token_cost_above_7hr", #"cache_creation_input_token_cost {"cache_ttl":"7h"}"#),
        (
            "input_cost_per_video_per_second_above_9s_interval",
            #"input_cost_per_video_per_second {"interval":{"gt":9}}"#
        ),
        ("output_cost_per_second_720p", #"output_cost_per_second {"resolution":"720p"}"#),
        ("output_cost_per_second_999p", #"output_cost_per_second {"resolution":"999p"}"#),
        ("output_cost_per_second_2k", #"output_cost_per_second {"resolution":"1440p"}"#),
        ("output_cost_per_video_per_second_4k", #"output_cost_per_video_per_second {"resolution":"2160p"}"#),
        ("output_cost_per_image_0.5K", #"output_cost_per_image {"size":"0.5k"}"#),
        ("output_cost_per_image_4K", #"output_cost_per_image {"size":"4k"}"#),
        ("output_cost_per_image_512", #"output_cost_per_image {"size":"512"}"#),
        ("output_cost_per_image_1536", #"output_cost_per_image {"size":"1536"}"#),
        ("output_cost_per_image_premium_image", #"output_cost_per_image {"quality":"premium"}"#),
        (
            "output_cost_per_image_above_1024_and_1024_pixels",
            #"output_cost_per_image {"pixels":{"gt":1048576}}"#
        ),
        (
            "output_cost_per_image_above_512_and_512_pixels_and_premium_image",
            #"output_cost_per_image {"pixels":{"gt":262144},"quality":"premium"}"#
        ),
        ("explicit_cache_read_input_token_cost", #"cache_read_input_token_cost {"cache":"explicit"}"#),
        (
            "explicit_cache_read_input_token_cost_above_200k_tokens",
            #"cache_read_input_token_cost {"prompt_tokens":{"gt":200000},"cache":"explicit"}"#
        ),
    ])
    func `a key is a stem with the conditions of its suffixes`(key: String, expected: String) {
        #expect(read(key) == expected)
    }

    private static let stems = [
        "input_cost_per_token", "output_cost_per_token", "cache_read_input_token_cost",
        "input_cost_per_token_cache_hit", "cache_creation_input_token_cost", "output_cost_per_reasoning_token",
        "citation_cost_per_token", "input_cost_per_audio_token", "output_cost_per_audio_token",
        "input_cost_per_image_token", "output_cost_per_image_token", "input_cost_per_video_token",
        "output_cost_per_video_token", "cache_read_input_audio_token_cost",
        "cache_read_input_token_cost_per_audio_token",
        "cache_creation_input_audio_token_cost", "cache_read_input_image_token_cost", "input_dbu_cost_per_token",
        "output_dbu_cost_per_token", "input_cost_per_character", "output_cost_per_character", "input_cost_per_image",
        "output_cost_per_image", "input_cost_per_pixel", "output_cost_per_pixel", "input_cost_per_second",
        "output_cost_per_second", "cost_per_second", "output_cost_per_video_per_second",
        "input_cost_per_video_per_second", "input_cost_per_audio_per_second", "input_cost_per_query",
        "input_cost_per_request", "input_cost_per_text_message", "ocr_cost_per_page", "annotation_cost_per_page",
        "ocr_cost_per_credit", "code_interpreter_cost_per_session", "google_maps_grounding_cost_per_query",
        "file_search_cost_per_1k_calls", "file_search_cost_per_gb_per_day", "vector_store_cost_per_gb_per_day",
        "computer_use_input_cost_per_1k_tokens", "computer_use_output_cost_per_1k_tokens",
    ]

    @Test(arguments: stems)
    func `every stem takes the suffixes in any order`(stem: String) throws {
        let suffixes = ["_above_77k_tokens", "_flex", "_above_3hr", "_decisions"]
        let plain = try #require(LiteLLMKey(stem))
        #expect(plain.stem == stem)
        #expect(plain.conditions.isEmpty)
        var expected = Conditions()
        expected.promptTokens = .above(77_000)
        expected.serviceTier = .flex
        expected.cacheTTL = CacheLifetime(seconds: 3 * 3600)
        expected.mode = "decisions"
        for order in Self.orders(of: suffixes) {
            let key = try #require(LiteLLMKey(stem + order.joined()), "\(stem + order.joined())")
            #expect(key.stem == stem)
            #expect(key.conditions == expected, "\(stem + order.joined())")
        }
    }

    @Test(arguments: [
        "", "_", "input", "input_cost", "input_cost_per_tokens", "input_cost_per_tokenizer", "xinput_cost_per_token",
        "input_cost_per_token_", "input_cost_per_token__flex", "input_cost_per_token_flexible",
        "input_cost_per_token_batch", "input_cost_per_token_batch_", "input_cost_per_token_FLEX",
        "input_cost_per_token_above", "input_cost_per_token_above_", "input_cost_per_token_above_tokens",
        "input_cost_per_token_above_200k", "input_cost_per_token_above_200k_token",
        "input_cost_per_token_above_k_tokens", "input_cost_per_token_above_manyk_tokens",
        "input_cost_per_token_above_0.5k_tokens", "input_cost_per_token_above_-5k_tokens",
        "input_cost_per_token_above_+5k_tokens", "input_cost_per_token_above_hr", "input_cost_per_token_above_xhr",
        "input_cost_per_token_above_-1hr", "input_cost_per_token_above_0hr", "input_cost_per_token_above_15_interval",
        "input_cost_per_token_above_s_interval", "input_cost_per_token_720p_extra", "output_cost_per_image_premium",
        "output_cost_per_second_p", "output_cost_per_second_8k", "output_cost_per_second_512",
        "output_cost_per_image_above_512_and_512", "output_cost_per_image_above_512_pixels",
        "output_cost_per_image_above_a_and_b_pixels", "output_cost_per_image_large", "output_cost_per_image_.K",
        "input_cost_per_token_and", "input_cost_per_token_flex_and", "input_cost_per_token_and_flex",
        "input_cost_per_token_flex_priority", "input_cost_per_token_above_1k_tokens_above_2k_tokens",
        "explicit_", "explicit_explicit_cache_read_input_token_cost", "supports_vision", "mode",
        "input_cost_per_token_above_9223372036854775807k_tokens",
        "input_cost_per_token_above_9223372036854775807m_tokens",
        "cache_creation_input_token_cost_above_9223372036854775807hr",
        "output_cost_per_image_above_9223372036854775807_and_9223372036854775807_pixels",
    ])
    func `a near miss is no price key`(key: String) {
        #expect(read(key) == nil)
    }

    @Test func `a longer stem is not read as a shorter one with a suffix`() {
        for stem in Self.stems { #expect(LiteLLMKey(stem)?.stem == stem) }
        #expect(LiteLLMKey("input_cost_per_token_cache_hit_flex")?.stem == "input_cost_per_token_cache_hit")
    }

    private static func orders(of words: [String]) -> [[String]] {
        guard let first = words.first else { return [[]] }
        return orders(of: Array(words.dropFirst())).flatMap { rest in
            (0...rest.count).map { index in
                var order = rest
                order.insert(first, at: index)
                return order
            }
        }
    }
}
