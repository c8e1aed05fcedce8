import Tariff
import Testing

@testable import Ingest

/// Entries of OpenRouter's list, written by hand, and the claims that they are.
@Suite struct OpenRouterTests {
    /// Id, outputs, pricing, claims.
    @Test(
        arguments: [
            (
                "acme/model", #"["text"]"#,
                #"{"prompt":"0.0000025","completion":"0.00001","request":"0.01","web_search":"0.01"}"#,
                [
                    "pricing.completion: output.text 10/1M token", "pricing.prompt: input.text 2.5/1M token",
                    "pricing.request: request 10/1K request", "pricing.web_search: request.web_search 10/1K request",
                ]
            ),
            (
                "acme/model", #"["text"]"#,
                #"{"prompt":"1e-6","completion":"2e-6","internal_reasoning":"3e-6","audio":"4e-6","input_audio_cache":"1e-7","audio_output":"5e-6"}"#,
                [
                    "pricing.audio: input.audio 4/1M token", "pricing.audio_output: output.audio 5/1M token",
                    "pricing.completion: output.text 2/1M token",
                    "pricing.input_audio_cache: input.audio.cache_read 0.1/1M token",
                    "pricing.internal_reasoning: output.text.reasoning 3/1M token",
                    "pricing.prompt: input.text 1/1M token",
                ]
            ),
            // Images by size of the number; an output image by either key.
            (
                "acme/model", #"["text","image"]"#,
                #"{"prompt":"1e-6","image":"0.0000003","image_output":"0.00003","image_token":"0.00003"}"#,
                [
                    "pricing.image: input.image 0.3/1M token", "pricing.image_output: output.image 30/1M token",
                    "pricing.image_token: skip duplicate", "pricing.prompt: input.text 1/1M token",
                ]
            ),
            (
                "acme/model", #"["text"]"#, #"{"prompt":"1e-6","image":"0.0001"}"#,
                ["pricing.image: input.image 0.0001/image", "pricing.prompt: input.text 1/1M token"]
            ),
            // Caches.
            (
                "anthropic/claude", #"["text"]"#,
                #"{"prompt":"0.000003","input_cache_read":"0.0000003","input_cache_write":"0.00000375","input_cache_write_1h":"0.000006"}"#,
                [
                    "pricing.input_cache_read: input.text.cache_read 0.3/1M token",
                    "pricing.input_cache_write: input.text.cache_write 3.75/1M token",
                    #"pricing.input_cache_write_1h: input.text.cache_write 6/1M token {"cache_ttl":"1h"}"#,
                    "pricing.prompt: input.text 3/1M token",
                ]
            ),
            (
                "google/gemini-2.5-pro", #"["text"]"#, #"{"prompt":"0.00000125","input_cache_write":"0.000000375"}"#,
                [
                    #"pricing.input_cache_write: input.text.cache_storage 0.375/1M token {"cache_ttl":"5m"}"#,
                    "pricing.prompt: input.text 1.25/1M token",
                ]
            ),
            // Overrides.
            (
                "acme/model", #"["text"]"#,
                #"{"prompt":"1e-6","completion":"2e-6","overrides":[{"min_prompt_tokens":32000,"prompt":"3e-6"},{"min_prompt_tokens":256000,"prompt":"4e-6","completion":"5e-6"}]}"#,
                [
                    #"pricing.completion: output.text 2/1M token {"prompt_tokens":{"lte":256000}}"#,
                    #"pricing.overrides[0].prompt: input.text 3/1M token {"prompt_tokens":{"gt":32000,"lte":256000}}"#,
                    #"pricing.overrides[1].completion: output.text 5/1M token {"prompt_tokens":{"gt":256000}}"#,
                    #"pricing.overrides[1].prompt: input.text 4/1M token {"prompt_tokens":{"gt":256000}}"#,
                    #"pricing.prompt: input.text 1/1M token {"prompt_tokens":{"lte":32000}}"#,
                ]
            ),
            (
                "acme/model", #"["text"]"#,
                #"{"prompt":"2e-6","overrides":[{"utc_start":"1630","utc_end":0,"prompt":"1e-6"}]}"#,
                [
                    #"pricing.overrides[0].prompt: input.text 1/1M token {"window":[{"zone":"UTC","from":"16:30","to":"24:00"}]}"#,
                    "pricing.prompt: input.text 2/1M token",
                ]
            ),
            // A discount marks every price as a promotion.
            (
                "acme/model", #"["text"]"#, #"{"prompt":"2e-6","discount":0.5}"#,
                [
                    #"pricing.discount: {"kind":"discount","off":"0.5","included":true}"#,
                    #"pricing.prompt: input.text 2/1M token {"promotion":true}"#,
                ]
            ),
            ("acme/model", #"["text"]"#, #"{"prompt":"2e-6","discount":0}"#, ["pricing.prompt: input.text 2/1M token"]),
            // States.
            (
                "openrouter/auto", #"["text"]"#, #"{"prompt":"-1","completion":"-1"}"#,
                ["pricing.completion: skip sentinel", "pricing.prompt: skip sentinel", "state=dynamic"]
            ),
            (
                "acme/model:free", #"["text"]"#, #"{"prompt":"0","completion":"0","request":"0"}"#,
                [
                    "pricing.completion: output.text 0/1M token", "pricing.prompt: input.text 0/1M token",
                    "pricing.request: request 0/1K request", "state=free",
                ]
            ),
            (
                "acme/model", #"["text"]"#, #"{"prompt":"0","completion":"0"}"#,
                ["pricing.completion: skip zero_unknown", "pricing.prompt: skip zero_unknown", "state=unknown"]
            ),
            ("acme/model", #"["text"]"#, "{}", ["state=unknown"]),
            ("acme/model", #"["text"]"#, "null", ["state=unknown"]),
            ("acme/model:free", #"["text"]"#, "{}", ["state=unknown"]),
            (
                "acme/embed", #"["embeddings"]"#, #"{"prompt":"1e-7","completion":"0"}"#,
                ["pricing.completion: output.text 0/1M token", "pricing.prompt: input.text 0.1/1M token"]
            ),
            (
                "acme/video", #"["video"]"#, #"{"prompt":"0","completion":"0"}"#,
                [
                    "pricing.completion: skip zero_not_applicable", "pricing.prompt: skip zero_not_applicable",
                    "state=unknown",
                ]
            ),
            (
                "acme/rerank", #"["rerank"]"#, #"{"prompt":"0","completion":"0","request":"0.002"}"#,
                [
                    "pricing.completion: skip zero_not_applicable", "pricing.prompt: skip zero_not_applicable",
                    "pricing.request: request 2/1K request",
                ]
            ),
            (
                "acme/image", #"["image"]"#, #"{"prompt":"0","completion":"0","image_output":"0.00003"}"#,
                [
                    "pricing.completion: skip zero_not_applicable", "pricing.image_output: output.image 30/1M token",
                    "pricing.prompt: skip zero_not_applicable",
                ]
            ),
            (
                "acme/speech", #"["speech"]"#, #"{"prompt":"0.00001","completion":"0"}"#,
                ["pricing.completion: skip zero_not_applicable", "pricing.prompt: input.text 10/1M character"]
            ),
            (
                "acme/model", #"["text"]"#,
                #"{"prompt":"1e-6","input_cache_read":"0","internal_reasoning":"0","web_search":"0"}"#,
                [
                    "pricing.input_cache_read: skip zero_no_separate_rate",
                    "pricing.internal_reasoning: skip zero_no_separate_rate",
                    "pricing.prompt: input.text 1/1M token", "pricing.web_search: skip zero_no_separate_rate",
                ]
            ),
        ] as [(String, String, String, [String])])
    func `a price key is a component, a unit and conditions`(
        id: String, outputs: String, pricing: String, expected: [String]
    ) throws {
        let parsed = try Parsing.openrouter(pricing, id: id, outputs: outputs)
        #expect(Parsing.lines(parsed) == expected)
        #expect(parsed.diagnostics == [])
        #expect(parsed.claims.allSatisfy { $0.offer.rawValue == "openrouter:\(id)" && $0.key == id })
    }

    /// Pricing, claims, codes of diagnostics.
    @Test(
        arguments: [
            (#"{"prompt":"abc"}"#, ["pricing.prompt: skip unreadable", "state=unknown"], ["unreadable_price"]),
            (#"{"prompt":"1e400"}"#, ["pricing.prompt: skip unreadable", "state=unknown"], ["unreadable_price"]),
            (#"{"prompt":""}"#, ["pricing.prompt: skip unreadable", "state=unknown"], ["unreadable_price"]),
            (#"{"prompt":"-3"}"#, ["pricing.prompt: skip sentinel", "state=dynamic"], ["negative_price"]),
            (#"{"prompt":true}"#, ["pricing.prompt: skip unreadable", "state=unknown"], ["unreadable_price"]),
            (#"{"prompt":["1"]}"#, ["pricing.prompt: skip unreadable", "state=unknown"], ["unreadable_price"]),
            (#"{"prompt":null}"#, ["state=unknown"], []),
            (#"{"prompt":2.5e-06}"#, ["pricing.prompt: input.text 2.5/1M token"], []),
            (
                #"{"prompt":"1e-6","completion":"NaN"}"#,
                ["pricing.completion: skip unreadable", "pricing.prompt: input.text 1/1M token"], ["unreadable_price"]
            ),
            (
                #"{"prompt":"1e-6","dreams":"0.5"}"#,
                ["pricing.dreams: skip unknown_key", "pricing.prompt: input.text 1/1M token"], ["unknown_key"]
            ),
            (
                #"{"prompt":"1e-6","overrides":[{"min_prompt_tokens":10,"dreams":"0.5"}]}"#,
                ["pricing.overrides[0].dreams: skip unknown_key", "pricing.prompt: input.text 1/1M token"],
                ["unknown_key"]
            ),
            (
                #"{"prompt":"1e-6","overrides":[{"min_prompt_tokens":"many","prompt":"2e-6"},{"utc_start":"9999","utc_end":"0000","prompt":"3e-6"},{"utc_start":"1000","prompt":"4e-6"}]}"#,
                [
                    "pricing.overrides[0].prompt: skip unreadable", "pricing.overrides[1].prompt: skip unreadable",
                    "pricing.overrides[2].prompt: skip unreadable", "pricing.prompt: input.text 1/1M token",
                ], ["unreadable_condition", "unreadable_condition", "unreadable_condition"]
            ),
            (#""free of charge""#, ["state=unknown"], ["wrong_type"]), (#"["0.1"]"#, ["state=unknown"], ["wrong_type"]),
            (#"{"prompt":"1e-6","discount":"half"}"#, ["pricing.prompt: input.text 1/1M token"], ["unreadable_price"]),
        ] as [(String, [String], [String])])
    func `what is said badly is skipped and reported, and the rest is read`(
        pricing: String, expected: [String], codes: [String]
    ) throws {
        let parsed = try Parsing.openrouter(pricing)
        let lines = Parsing.lines(parsed).map { $0.replacing(#" {"promotion":true}"#, with: "") }
        #expect(lines == expected)
        #expect(parsed.diagnostics.map(\.code) == codes)
        for diagnostic in parsed.diagnostics {
            #expect(diagnostic.source == "openrouter")
            #expect(diagnostic.key == "acme/model")
            #expect(diagnostic.message.hasSuffix("."))
        }
    }

    @Test(arguments: [
        #"{"prompt":"1e-6","overrides":{"min_prompt_tokens":10,"prompt":"2e-6"}}"#,
        #"{"prompt":"1e-6","overrides":"2e-6"}"#, #"{"prompt":"1e-6","overrides":["2e-6"]}"#,
        #"{"prompt":"1e-6","completion":{"text":"2e-6"}}"#, #"{"prompt":"1e-6","dreams":{"deep":"2e-6"}}"#,
        #"{"prompt":"1e-6","dreams":["2e-6"]}"#,
    ])
    func `a price in a structure of the wrong shape is not dropped in silence`(pricing: String) throws {
        let parsed = try Parsing.openrouter(pricing)
        #expect(!parsed.diagnostics.isEmpty)
        #expect(parsed.claims.compactMap(\.rate).count == 1)
    }

    @Test(
        arguments: [
            (
                #","name":"Acme: Model","created":1758000000,"context_length":200000,"top_provider":{"context_length":131072,"max_completion_tokens":8192}"#,
                [
                    "architecture.output_modalities: produces=text", "context_length: limit.context=200000",
                    "created: released=2025-09-16T05:20:00Z", "name: name=Acme: Model", "state=unknown",
                    "top_provider.context_length: limit.context=131072",
                    "top_provider.max_completion_tokens: limit.output=8192",
                ]
            ),
            (
                #","context_length":0,"top_provider":{"context_length":null},"expiration_date":"2026-12-01","hugging_face_id":"acme/Model","alias_target":{"slug":"acme/model-2"}"#,
                [
                    "alias_target.slug: alias_of=acme/model-2", "architecture.output_modalities: produces=text",
                    "expiration_date: retired=2026-12-01T00:00:00Z", "hugging_face_id: open_weights=yes",
                    "state=unknown",
                ]
            ),
            (
                #","supported_parameters":["tools","seed","parallel_tool_calls"]"#,
                [
                    "architecture.output_modalities: produces=text", "state=unknown",
                    "supported_parameters: capability.json_mode=no",
                    "supported_parameters: capability.logprobs=no",
                    "supported_parameters: capability.parallel_tools=yes",
                    "supported_parameters: capability.reasoning=no", "supported_parameters: capability.seed=yes",
                    "supported_parameters: capability.structured_output=no",
                    "supported_parameters: capability.tools=yes",
                ]
            ),
            (
                #","benchmarks":{"artificial_analysis":{"intelligence_index":52.10,"note":"x"},"design_arena":[{"arena":"models","category":"website","elo":1210.5},{"arena":"models"}]}"#,
                [
                    "architecture.output_modalities: produces=text",
                    "benchmarks.artificial_analysis.intelligence_index: score.artificial_analysis.intelligence_index=52.10",
                    "benchmarks.design_arena[0].elo: score.design_arena.models.website=1210.5", "state=unknown",
                ]
            ),
        ] as [(String, [String])])
    func `what is no price is a fact`(rest: String, expected: [String]) throws {
        let parsed = try Parsing.openrouter("{}", rest: rest)
        #expect(Parsing.lines(parsed, facts: true) == expected)
        #expect(parsed.diagnostics == [])
    }

    @Test func `entries without an id and ids that occur twice are reported`() throws {
        let parsed = try Parsing.parse(
            OpenRouter(),
            #"{"data":[{"id":"a","pricing":{"prompt":"1e-6"}},{"pricing":{"prompt":"1"}},7,{"id":""},{"id":"a","pricing":{"prompt":"2e-6"}}]}"#
        )
        #expect(parsed.diagnostics.map(\.code) == ["no_id", "no_id", "no_id", "duplicate_id"])
        #expect(parsed.entries == 2)
        #expect(
            Parsing.lines(parsed) == ["pricing.prompt: input.text 1/1M token", "pricing.prompt: input.text 2/1M token"])
    }

    @Test(arguments: [
        (#","expiration_date":"soon""#, "unreadable_date"), (#","context_length":"long""#, "wrong_type"),
        (#","shoe_size":44"#, "unknown_key"),
    ])
    func `a fact that cannot be read is reported`(rest: String, code: String) throws {
        #expect(try Parsing.openrouter("{}", rest: rest).diagnostics.map(\.code) == [code])
    }
}
