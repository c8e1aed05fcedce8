import Tariff
import Testing

@testable import Ingest

/// Entries of LiteLLM's map, written by hand, and the claims that they are.
@Suite struct LiteLLMTests {
    @Test(
        arguments: [
            // Tokens, tiers, steps, lifetimes.
            (
                "chat",
                #""input_cost_per_token":1.25e-06,"output_cost_per_token":1e-05,"input_cost_per_token_above_77k_tokens":2.5e-06"#,
                [
                    #"input_cost_per_token: input.text 1.25/1M token {"prompt_tokens":{"lte":77000}}"#,
                    #"input_cost_per_token_above_77k_tokens: input.text 2.5/1M token {"prompt_tokens":{"gt":77000}}"#,
                    "output_cost_per_token: output.text 10/1M token",
                ]
            ),
            (
                "chat",
                #""input_cost_per_token":2e-6,"input_cost_per_token_above_272k_tokens":4e-6,"input_cost_per_token_flex":1e-6"#,
                [
                    #"input_cost_per_token: input.text 2/1M token {"prompt_tokens":{"lte":272000}}"#,
                    #"input_cost_per_token_above_272k_tokens: input.text 4/1M token {"prompt_tokens":{"gt":272000}}"#,
                    #"input_cost_per_token_flex: input.text 1/1M token {"service_tier":"flex","prompt_tokens":{"lte":272000}}"#,
                ]
            ),
            (
                "chat",
                #""input_cost_per_token":3e-6,"cache_creation_input_token_cost":3.75e-6,"cache_creation_input_token_cost_above_1hr":6e-6,"cache_read_input_token_cost":3e-7"#,
                [
                    "cache_creation_input_token_cost: input.text.cache_write 3.75/1M token",
                    #"cache_creation_input_token_cost_above_1hr: input.text.cache_write 6/1M token {"cache_ttl":"1h"}"#,
                    "cache_read_input_token_cost: input.text.cache_read 0.3/1M token",
                    "input_cost_per_token: input.text 3/1M token",
                ]
            ),
            (
                "chat",
                #""input_cost_per_token":1e-6,"input_cost_per_token_cache_hit":1e-7,"cache_read_input_token_cost":1e-7"#,
                [
                    "cache_read_input_token_cost: skip duplicate", "input_cost_per_token: input.text 1/1M token",
                    "input_cost_per_token_cache_hit: input.text.cache_read 0.1/1M token",
                ]
            ),
            (
                "chat",
                #""input_cost_per_token":1e-6,"explicit_cache_read_input_token_cost":1e-7,"cache_read_input_token_cost":2e-7"#,
                [
                    "cache_read_input_token_cost: input.text.cache_read 0.2/1M token",
                    #"explicit_cache_read_input_token_cost: input.text.cache_read 0.1/1M token {"cache":"explicit"}"#,
                    "input_cost_per_token: input.text 1/1M token",
                ]
            ),
            (
                "chat", #""input_cost_per_token":5.00003e-07,"input_dbu_cost_per_token":7.143e-06"#,
                [
                    "input_cost_per_token: input.text 0.500003/1M token",
                    "input_dbu_cost_per_token: input.text 7.143/1M token credit:databricks",
                ]
            ),
            // Zeros by their company.
            (
                "embedding", #""input_cost_per_token":1e-07,"output_cost_per_token":0.0"#,
                ["input_cost_per_token: input.text 0.1/1M token", "output_cost_per_token: output.text 0/1M token"]
            ),
            (
                "chat", #""input_cost_per_token":1e-07,"cache_read_input_token_cost":0"#,
                [
                    "cache_read_input_token_cost: skip zero_no_separate_rate",
                    "input_cost_per_token: input.text 0.1/1M token",
                ]
            ),
            (
                "chat", #""input_cost_per_token":0,"output_cost_per_token":0"#,
                [
                    "input_cost_per_token: skip zero_unknown", "output_cost_per_token: skip zero_unknown",
                    "state=unknown",
                ]
            ),
            (
                "video_generation", #""input_cost_per_token":0,"output_cost_per_token":0,"output_cost_per_second":0.1"#,
                [
                    "input_cost_per_token: skip zero_not_applicable",
                    "output_cost_per_second: output.video 0.1/video_second",
                    "output_cost_per_token: skip zero_not_applicable",
                ]
            ),
            ("chat", "", ["state=unknown"]),
            // Images, pixels, video, sound.
            ("image_generation", #""output_cost_per_image":0.04"#, ["output_cost_per_image: output.image 0.04/image"]),
            (
                "image_generation", #""output_cost_per_image_0.5K":0.045,"output_cost_per_image_4K":0.24"#,
                [
                    #"output_cost_per_image_0.5K: output.image 0.045/image {"size":"0.5k"}"#,
                    #"output_cost_per_image_4K: output.image 0.24/image {"size":"4k"}"#,
                ]
            ),
            ("image_generation", #""input_cost_per_image":0.042"#, ["input_cost_per_image: output.image 0.042/image"]),
            (
                "image_generation", #""input_cost_per_image":0.01,"output_cost_per_image":0.04"#,
                ["input_cost_per_image: input.image 0.01/image", "output_cost_per_image: output.image 0.04/image"]
            ),
            ("embedding", #""input_cost_per_image":0.0001"#, ["input_cost_per_image: input.image 0.0001/image"]),
            ("chat", #""output_cost_per_image":0.03"#, ["output_cost_per_image: output.image 0.03/image"]),
            ("chat", #""output_cost_per_image":3e-05"#, ["output_cost_per_image: output.image 30/1M token"]),
            (
                "image_generation", #""input_cost_per_pixel":1.9e-08,"output_cost_per_pixel":0.0"#,
                [
                    "input_cost_per_pixel: output.image 0.019/megapixel",
                    "output_cost_per_pixel: skip zero_not_applicable",
                ]
            ),
            (
                "video_generation",
                #""output_cost_per_second_480p":0.05,"output_cost_per_second_2k":0.2,"output_cost_per_video_per_second":0.1"#,
                [
                    #"output_cost_per_second_2k: output.video 0.2/video_second {"resolution":"1440p"}"#,
                    #"output_cost_per_second_480p: output.video 0.05/video_second {"resolution":"480p"}"#,
                    "output_cost_per_video_per_second: output.video 0.1/video_second",
                ]
            ),
            (
                "embedding",
                #""input_cost_per_video_per_second":0.0007,"input_cost_per_video_per_second_above_8s_interval":0.0011,"input_cost_per_video_per_second_above_15s_interval":0.002"#,
                [
                    #"input_cost_per_video_per_second: input.video 0.0007/video_second {"interval":{"lte":8}}"#,
                    #"input_cost_per_video_per_second_above_15s_interval: input.video 0.002/video_second {"interval":{"gt":15}}"#,
                    #"input_cost_per_video_per_second_above_8s_interval: input.video 0.0011/video_second {"interval":{"gt":8,"lte":15}}"#,
                ]
            ),
            (
                "audio_speech", #""input_cost_per_character":1.5e-05"#,
                ["input_cost_per_character: input.text 15/1M character"]
            ),
            (
                "audio_speech", #""output_cost_per_second":0.00025"#,
                ["output_cost_per_second: output.audio 0.00025/audio_second"]
            ),
            (
                "audio_transcription", #""input_cost_per_second":0.0001,"output_cost_per_second":0.0001"#,
                ["input_cost_per_second: input.audio 0.0001/audio_second", "output_cost_per_second: skip duplicate"]
            ),
            (
                "audio_transcription", #""input_cost_per_second":0.0001,"output_cost_per_second":0.0"#,
                [
                    "input_cost_per_second: input.audio 0.0001/audio_second",
                    "output_cost_per_second: skip zero_not_applicable",
                ]
            ),
            (
                "audio_transcription", #""input_cost_per_second":0.0,"output_cost_per_second":0.0001"#,
                [
                    "input_cost_per_second: skip zero_not_applicable",
                    "output_cost_per_second: input.audio 0.0001/audio_second",
                ]
            ),
            (
                "chat", #""cost_per_second":0.001,"input_cost_per_second":0.001"#,
                ["cost_per_second: compute 0.001/compute_second", "input_cost_per_second: skip duplicate"]
            ),
            // Calls, pages, sessions, searches.
            (
                "ocr", #""ocr_cost_per_page":0.004,"ocr_cost_per_page_batches":0.002,"annotation_cost_per_page":0.005"#,
                [
                    "annotation_cost_per_page: input.document.annotation 5/1K page",
                    "ocr_cost_per_page: input.document 4/1K page",
                    #"ocr_cost_per_page_batches: input.document 2/1K page {"service_tier":"batch"}"#,
                ]
            ),
            (
                "ocr", #""ocr_cost_per_page":0.004,"input_cost_per_token":0.0,"ocr_cost_per_credit":0.015"#,
                [
                    "input_cost_per_token: input.text 0/1M token", "ocr_cost_per_credit: credit 0.015/credit",
                    "ocr_cost_per_page: input.document 4/1K page",
                ]
            ),
            (
                "rerank", #""input_cost_per_query":0.002,"input_cost_per_token":0.0,"output_cost_per_token":0.0"#,
                [
                    "input_cost_per_query: request 2/1K request", "input_cost_per_token: skip zero_not_applicable",
                    "output_cost_per_token: skip zero_not_applicable",
                ]
            ),
            ("chat", #""input_cost_per_request":0.03"#, ["input_cost_per_request: request 30/1K request"]),
            (
                "realtime", #""input_cost_per_text_message":0.004"#,
                ["input_cost_per_text_message: request.text_message 4/1K request"]
            ),
            (
                "chat", #""code_interpreter_cost_per_session":0.03,"google_maps_grounding_cost_per_query":0.025"#,
                [
                    "code_interpreter_cost_per_session: request.code_execution 30/1K request",
                    "google_maps_grounding_cost_per_query: request.maps 25/1K request",
                ]
            ),
            (
                "chat", #""file_search_cost_per_1k_calls":2.5,"file_search_cost_per_gb_per_day":0.1"#,
                [
                    "file_search_cost_per_1k_calls: request.file_search 2.5/1K request",
                    "file_search_cost_per_gb_per_day: storage 0.1/gigabyte_day",
                ]
            ),
            (
                "chat", #""computer_use_input_cost_per_1k_tokens":0.003"#,
                [#"computer_use_input_cost_per_1k_tokens: input.text 3/1M token {"mode":"computer_use"}"#]
            ),
            (
                "chat",
                #""search_context_cost_per_query":{"search_context_size_low":0.03,"search_context_size_medium":0.035,"search_context_size_high":0.05}"#,
                [
                    #"search_context_cost_per_query.search_context_size_high: request.web_search 50/1K request {"search_context":"high"}"#,
                    #"search_context_cost_per_query.search_context_size_low: request.web_search 30/1K request {"search_context":"low"}"#,
                    "search_context_cost_per_query.search_context_size_medium: request.web_search 35/1K request",
                ]
            ),
            (
                "chat",
                #""search_context_cost_per_query":{"search_context_size_low":0.035,"search_context_size_medium":0.035,"search_context_size_high":0.035}"#,
                [
                    "search_context_cost_per_query.search_context_size_high: skip duplicate",
                    "search_context_cost_per_query.search_context_size_low: skip duplicate",
                    "search_context_cost_per_query.search_context_size_medium: request.web_search 35/1K request",
                ]
            ),
            (
                "guardrail", #""guardrail_cost_per_unit":{"contentPolicyUnits":0.00015,"wordPolicyUnits":0.0}"#,
                [
                    #"guardrail_cost_per_unit.contentPolicyUnits: request.guardrail 0.15/1K request {"mode":"contentPolicyUnits"}"#,
                    "guardrail_cost_per_unit.wordPolicyUnits: skip zero_no_separate_rate",
                ]
            ),
        ] as [(String, String, [String])])
    func `a price key is a component, a unit and conditions`(mode: String, entry: String, expected: [String]) throws {
        let parsed = try Parsing.litellm(entry, mode: mode)
        #expect(Parsing.lines(parsed) == expected)
        #expect(parsed.diagnostics == [])
        #expect(parsed.entries == 1)
    }

    @Test(arguments: [
        ("acme/free-model", "acme", "acme:free-model"), ("acme/model:free", "acme", "acme:model:free"),
        ("vertex_ai/gemini-x", "vertex_ai", "google-vertex:gemini-x"),
        ("us.anthropic.x-v1:0", "bedrock", "bedrock:us.anthropic.x-v1:0"),
        ("github_copilot/gpt-5", "github_copilot", "github-copilot:gpt-5"),
    ])
    func `an entry is an offer of its provider`(key: String, provider: String, offer: String) throws {
        let parsed = try Parsing.litellm(#""input_cost_per_token":1e-6"#, key: key, provider: provider)
        #expect(Set(parsed.claims.map(\.offer.rawValue)) == [offer])
        #expect(Set(parsed.claims.map(\.key)) == [key])
    }

    @Test(arguments: [
        ("openrouter/acme/model:free", "openrouter", "state=free"), ("acme/model-free", "acme", "state=free"),
        ("github_copilot/gpt-5", "github_copilot", "state=included"), ("acme/free-model", "acme", "state=unknown"),
    ])
    func `an entry of zeros has the state that it deserves`(key: String, provider: String, state: String) throws {
        let parsed = try Parsing.litellm(
            #""input_cost_per_token":0,"output_cost_per_token":0.0"#, key: key, provider: provider)
        #expect(Parsing.lines(parsed).filter { $0.hasPrefix("state") } == [state])
    }

    @Test func `conditions of the id hold for every price of the entry`() throws {
        let parsed = try Parsing.litellm(
            #""input_cost_per_pixel":4e-8,"output_cost_per_image_premium_image":0.05"#,
            key: "bedrock/eu-west-1/hd/1024-x-1024/model", provider: "bedrock", mode: "image_generation")
        #expect(
            Parsing.lines(parsed) == [
                #"input_cost_per_pixel: output.image 0.04/megapixel {"region":"eu-west-1","size":"1024x1024","quality":"hd"}"#,
                #"output_cost_per_image_premium_image: output.image 0.05/image {"region":"eu-west-1","size":"1024x1024","quality":"premium"}"#,
            ])
        #expect(parsed.claims.first?.offer == "bedrock:model")
    }

    @Test func `Lyria's image is a song`() throws {
        let parsed = try Parsing.litellm(#""output_cost_per_image":0.06"#, key: "gemini/lyria-3", provider: "gemini")
        #expect(Parsing.lines(parsed) == ["output_cost_per_image: output.audio 60/1K request"])
    }
}
