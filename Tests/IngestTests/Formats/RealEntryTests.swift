import Tariff
import Testing

@testable import Ingest

/// Entries of the real documents whose meaning a person has read off them.
@Suite(.enabled(if: SharedDocuments.arePresent, SharedDocuments.absence))
struct RealEntryTests {
    @Test(
        arguments: [
            (
                "litellm", "gemini/gemini-2.5-pro",
                [
                    #"input_cost_per_token: input.text 1.25/1M token {"prompt_tokens":{"lte":200000}}"#,
                    #"input_cost_per_token_above_200k_tokens: input.text 2.5/1M token {"prompt_tokens":{"gt":200000}}"#,
                    #"output_cost_per_token: output.text 10/1M token {"prompt_tokens":{"lte":200000}}"#,
                    #"output_cost_per_token_above_200k_tokens: output.text 15/1M token {"prompt_tokens":{"gt":200000}}"#,
                ]
            ),
            (
                "litellm", "gpt-5.4",
                [
                    #"input_cost_per_token_flex: input.text 1.25/1M token {"service_tier":"flex","prompt_tokens":{"lte":272000}}"#,
                    #"output_cost_per_token_flex: output.text 7.5/1M token {"service_tier":"flex","prompt_tokens":{"lte":272000}}"#,
                    #"regional_processing_uplift_multiplier_eu: {"kind":"multiplier","factor":"1.1","components":["*"],"when":{"region":"eu"}}"#,
                ]
            ),
            (
                "litellm", "deepseek-flash",
                [
                    "input_cost_per_token: input.text 0.3/1M token", "output_cost_per_token: output.text 1.2/1M token",
                    "off_peak_pricing.input_cost_per_token: input.text 0.15/1M token "
                        + #"{"window":[{"zone":"UTC","weekdays":[1,2,3,4,5],"from":"00:00","to":"01:00"},"#
                        + #"{"zone":"UTC","weekdays":[1,2,3,4,5],"from":"04:00","to":"06:00"},"#
                        + #"{"zone":"UTC","weekdays":[1,2,3,4,5],"from":"10:00","to":"24:00"},"#
                        + #"{"zone":"UTC","weekdays":[6,7],"from":"00:00","to":"24:00"}]}"#,
                ]
            ),
            // A service by the page.
            (
                "litellm", "mistral/mistral-ocr-4",
                [
                    "ocr_cost_per_page: input.document 4/1K page",
                    #"ocr_cost_per_page_batches: input.document 2/1K page {"service_tier":"batch"}"#,
                ]
            ),
            // A true zero.
            (
                "litellm", "amazon.titan-embed-text-v1",
                ["input_cost_per_token: input.text 0.1/1M token", "output_cost_per_token: output.text 0/1M token"]
            ),
            (
                "litellm", "medium/1024-x-1024/gpt-image-1",
                [#"input_cost_per_image: output.image 0.042/image {"size":"1024x1024","quality":"medium"}"#]
            ),
            (
                "litellm", "minimax/MiniMax-H3",
                [
                    #"output_cost_per_second_768p: output.video 0.08/video_second {"resolution":"768p"}"#,
                    "input_cost_per_image: input.image 0.04/image",
                    #"provider_specific_entry.minimax_free_input_images: {"kind":"allowance","component":"input.image","quantity":"5","per":"request"}"#,
                ]
            ),
            ("litellm", "runwayml/gen4.5", ["output_cost_per_second: output.video 0.12/video_second"]),
            (
                "litellm", "whisper-1",
                ["input_cost_per_second: input.audio 0.0001/audio_second", "output_cost_per_second: skip duplicate"]
            ),
            ("litellm", "rerank-v3.5", ["input_cost_per_query: request 2/1K request"]),
            ("litellm", "elevenlabs/eleven_v3", ["input_cost_per_character: input.text 80/1M character"]),
            ("litellm", "gpt-4o-mini-tts", ["output_cost_per_second: output.audio 0.00025/audio_second"]),
            (
                "models-dev", "openai/gpt-5.4",
                [
                    #"cost.input: input.text 2.5/1M token {"prompt_tokens":{"lte":272000}}"#,
                    #"cost.tiers[0].output: output.text 22.5/1M token {"prompt_tokens":{"gt":272000}}"#,
                    "cost.context_over_200k.output: skip duplicate",
                    #"experimental.modes.fast.cost.output: output.text 30/1M token {"service_tier":"priority","prompt_tokens":{"lte":272000}}"#,
                ]
            ),
            (
                "models-dev", "anthropic/claude-opus-4-6",
                [
                    #"experimental.modes.fast.cost.cache_write: input.text.cache_write 37.5/1M token {"service_tier":"fast"}"#
                ]
            ),
            ("models-dev", "zai-coding-plan/glm-4.7", ["cost.input: skip zero_included", "state=included"]),
            (
                "openrouter", "openrouter/auto",
                ["pricing.prompt: skip sentinel", "pricing.completion: skip sentinel", "state=dynamic"]
            ),
            (
                "openrouter", "anthropic/claude-sonnet-4.5",
                [
                    #"pricing.input_cache_write_1h: input.text.cache_write 6/1M token {"prompt_tokens":{"lte":200000},"cache_ttl":"1h"}"#
                ]
            ),
            (
                "genai-prices", "deepseek/deepseek-chat",
                [
                    "prices[0].prices.input_mtok: input.text 0.135/1M token",
                    #"prices[1].prices.input_mtok: input.text 0.27/1M token {"window":[{"zone":"UTC","from":"00:30","to":"16:30"}]}"#,
                ]
            ),
            (
                "genai-prices", "anthropic/claude-opus-4-6",
                [
                    #"prices[0].prices.input_mtok.base: input.text 5/1M token {"prompt_tokens":{"lte":200000}} ..2026-03-13"#,
                    #"prices[0].prices.input_mtok.tiers[0].price: input.text 10/1M token {"prompt_tokens":{"gt":200000}} ..2026-03-13"#,
                    "prices[1].prices.input_mtok: input.text 5/1M token 2026-03-13..",
                ]
            ),
            (
                "llm-prices", "openai/gpt-5.6-luna-272k@",
                [#"output: output.text 9/1M token {"prompt_tokens":{"gt":272000}} ..2026-07-30"#]
            ),
            (
                "llm-prices", "openai/gpt-5.6-luna@2026-07-30",
                [#"output: output.text 1.2/1M token {"prompt_tokens":{"lte":272000}} 2026-07-30.."#]
            ),
            (
                "llm-prices", "openai/gpt-image-2-image@",
                ["input: input.image 8/1M token", "input_cached: input.image.cache_read 2/1M token"]
            ),
        ] as [(SourceID, String, [String])])
    func `an entry says what a person reads off it`(source: SourceID, key: String, expected: [String]) throws {
        let claims = try #require(RealDocuments.reading(source, "now")).parsed.claims.filter { $0.key == key }
        guard !claims.isEmpty else { try Test.cancel("This document no longer lists \(key).") }
        let lines = ClaimLines.of(claims)
        for line in expected { #expect(lines.contains(line), "\(lines.joined(separator: "\n"))") }
    }

    @Test(arguments: RealDocuments.moments)
    func `free, included and video offers have the states that they deserve`(moment: String) throws {
        var states: [(Claim, OfferState)] = []
        for (id, _) in RealDocuments.held.filter({ $0.1 == moment }) {
            for claim in try #require(RealDocuments.reading(id, moment)).parsed.claims {
                if case .fact(.state(let state)) = claim.content { states.append((claim, state)) }
            }
        }
        for (claim, state) in states {
            let kind = RealDocuments.curation.provider(claim.offer.provider).kind
            switch state {
            case .free: #expect(FreeSign.marks(claim.offer.providerModelID), "\(claim.key)")
            case .included: #expect(kind == .plan, "\(claim.key)")
            case .dynamic: #expect(claim.key.contains("openrouter/"), "\(claim.key)")
            case .unknown: #expect(kind != .plan, "\(claim.key)")
            case .priced: Issue.record("\(claim.key) claims to be priced instead of stating a price")
            }
        }
        #expect(Set(states.map(\.1)) == [.free, .included, .dynamic, .unknown])
    }
}
