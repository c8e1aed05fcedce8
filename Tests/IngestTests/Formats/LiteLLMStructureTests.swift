import Tariff
import Testing

@testable import Ingest

/// Tiers, windows and modifiers of LiteLLM's map, and what it says badly.
@Suite struct LiteLLMStructureTests {
    @Test(
        arguments: [
            (
                #""tiered_pricing":[{"range":[0,32000.0],"input_cost_per_token":1e-6,"output_cost_per_token":5e-6},{"range":[32000.0,256000],"input_cost_per_token":2e-6,"output_cost_per_token":1e-5}]"#,
                [
                    #"tiered_pricing[0].input_cost_per_token: input.text 1/1M token {"prompt_tokens":{"lte":32000}}"#,
                    #"tiered_pricing[0].output_cost_per_token: output.text 5/1M token {"prompt_tokens":{"lte":32000}}"#,
                    #"tiered_pricing[1].input_cost_per_token: input.text 2/1M token {"prompt_tokens":{"gt":32000}}"#,
                    #"tiered_pricing[1].output_cost_per_token: output.text 10/1M token {"prompt_tokens":{"gt":32000}}"#,
                ]
            ),
            // A base that repeats the first tier.
            (
                #""input_cost_per_token":1e-6,"tiered_pricing":[{"range":[0,32000],"input_cost_per_token":0.000001},{"range":[32000,128000],"input_cost_per_token":2e-6},{"range":[128000,256000],"input_cost_per_token":3e-6}]"#,
                [
                    "input_cost_per_token: skip duplicate",
                    #"tiered_pricing[0].input_cost_per_token: input.text 1/1M token {"prompt_tokens":{"lte":32000}}"#,
                    #"tiered_pricing[1].input_cost_per_token: input.text 2/1M token {"prompt_tokens":{"gt":32000,"lte":128000}}"#,
                    #"tiered_pricing[2].input_cost_per_token: input.text 3/1M token {"prompt_tokens":{"gt":128000}}"#,
                ]
            ),
            // A price that no tier states holds for every prompt.
            (
                #""cache_read_input_token_cost":1e-7,"tiered_pricing":[{"range":[0,32000],"input_cost_per_token":1e-6},{"range":[32000,64000],"input_cost_per_token":2e-6}]"#,
                [
                    "cache_read_input_token_cost: input.text.cache_read 0.1/1M token",
                    #"tiered_pricing[0].input_cost_per_token: input.text 1/1M token {"prompt_tokens":{"lte":32000}}"#,
                    #"tiered_pricing[1].input_cost_per_token: input.text 2/1M token {"prompt_tokens":{"gt":32000}}"#,
                ]
            ),
            (
                #""tiered_pricing":[{"max_results_range":[0,25],"input_cost_per_query":0.005},{"max_results_range":[26,100],"input_cost_per_query":0.025}]"#,
                [
                    #"tiered_pricing[0].input_cost_per_query: request 5/1K request {"results":{"lte":25}}"#,
                    #"tiered_pricing[1].input_cost_per_query: request 25/1K request {"results":{"gte":26,"lte":100}}"#,
                ]
            ),
            (
                #""input_cost_per_token":3e-7,"off_peak_pricing":{"hours_utc":"16:00-00:00","input_cost_per_token":1.5e-7}"#,
                [
                    "input_cost_per_token: input.text 0.3/1M token",
                    #"off_peak_pricing.input_cost_per_token: input.text 0.15/1M token {"window":[{"zone":"UTC","from":"16:00","to":"24:00"}]}"#,
                ]
            ),
            // Modifiers.
            (
                #""input_cost_per_token":1e-6,"regional_processing_uplift_multiplier_eu":1.1,"regional_processing_uplift_multiplier_us":"1.10""#,
                [
                    "input_cost_per_token: input.text 1/1M token",
                    #"regional_processing_uplift_multiplier_eu: {"kind":"multiplier","factor":"1.1","components":["*"],"when":{"region":"eu"}}"#,
                    #"regional_processing_uplift_multiplier_us: {"kind":"multiplier","factor":"1.1","components":["*"],"when":{"region":"us"}}"#,
                ]
            ),
            (
                #""input_cost_per_token":1e-6,"provider_specific_entry":{"us":1.1,"fast":6.0,"minimax_free_input_images":5},"regional_endpoint_uplift_multiplier":1.1"#,
                [
                    "input_cost_per_token: input.text 1/1M token",
                    #"provider_specific_entry.fast: {"kind":"multiplier","factor":"6","components":["*"],"when":{"service_tier":"fast"}}"#,
                    #"provider_specific_entry.minimax_free_input_images: {"kind":"allowance","component":"input.image","quantity":"5","per":"request"}"#,
                    #"provider_specific_entry.us: {"kind":"multiplier","factor":"1.1","components":["*"],"when":{"region":"us"}}"#,
                    #"regional_endpoint_uplift_multiplier: {"kind":"multiplier","factor":"1.1","components":["*"],"when":{"region":"regional"}}"#,
                ]
            ),
            (
                #""input_cost_per_token":1e-6,"search_free_requests":{"count":1500,"period":"day","shared_group":"flash"},"web_search_billing_unit":"per_prompt""#,
                [
                    "input_cost_per_token: input.text 1/1M token",
                    #"search_free_requests: {"kind":"allowance","component":"request.web_search","quantity":"1500","per":"day","group":"flash"}"#,
                    #"web_search_billing_unit: {"kind":"count","component":"request.web_search","by":"prompt"}"#,
                ]
            ),
        ] as [(String, [String])])
    func `a structure is the rates and modifiers that it states`(entry: String, expected: [String]) throws {
        let parsed = try Parsing.litellm(entry)
        #expect(Parsing.lines(parsed) == expected)
        #expect(parsed.diagnostics == [])
    }

    /// Entry, claims, codes of diagnostics.
    @Test(
        arguments: [
            (
                #""input_cost_per_token":"abc""#, ["input_cost_per_token: skip unreadable", "state=unknown"],
                ["unreadable_price"]
            ),
            (
                #""input_cost_per_token":1e400"#, ["input_cost_per_token: skip unreadable", "state=unknown"],
                ["unreadable_price"]
            ),
            (
                #""input_cost_per_token":"NaN""#, ["input_cost_per_token: skip unreadable", "state=unknown"],
                ["unreadable_price"]
            ),
            (
                #""input_cost_per_token":true"#, ["input_cost_per_token: skip unreadable", "state=unknown"],
                ["unreadable_price"]
            ),
            (
                #""input_cost_per_token":[1e-6]"#, ["input_cost_per_token: skip unreadable", "state=unknown"],
                ["unreadable_price"]
            ),
            (
                #""input_cost_per_token":{"usd":1}"#, ["input_cost_per_token: skip unreadable", "state=unknown"],
                ["unreadable_price"]
            ),
            (
                #""input_cost_per_token":-3"#, ["input_cost_per_token: skip sentinel", "state=dynamic"],
                ["negative_price"]
            ),
            (#""input_cost_per_token":null"#, ["state=unknown"], []),
            (
                #""input_cost_per_token":1e-6,"output_cost_per_token":"abc""#,
                ["input_cost_per_token: input.text 1/1M token", "output_cost_per_token: skip unreadable"],
                ["unreadable_price"]
            ),
            // A price may be printed as text.
            (#""input_cost_per_token":"1e-6""#, ["input_cost_per_token: input.text 1/1M token"], []),
            // Keys of the future.
            (
                #""input_cost_per_dream":0.5,"input_cost_per_token":1e-6"#,
                ["input_cost_per_dream: skip unknown_key", "input_cost_per_token: input.text 1/1M token"],
                ["unknown_key"]
            ),
            (
                #""cost_of_things":{"a":1,"b":[2,{"c":3}]}"#,
                [
                    "cost_of_things.a: skip unknown_key", "cost_of_things.b[0]: skip unknown_key",
                    "cost_of_things.b[1].c: skip unknown_key", "state=unknown",
                ], ["unknown_key"]
            ),
            (#""supports_telepathy":true"#, ["state=unknown"], ["unknown_key"]),
            (
                #""search_context_cost_per_query":{"search_context_size_vast":1}"#,
                ["search_context_cost_per_query.search_context_size_vast: skip unknown_key", "state=unknown"], []
            ),
            // The same key twice: both are read.
            (
                #""input_cost_per_token":1e-6,"input_cost_per_token":2e-6"#,
                ["input_cost_per_token: input.text 1/1M token", "input_cost_per_token: input.text 2/1M token"], []
            ),
            (
                #""input_cost_per_token":1e-6,"input_cost_per_token":1e-6"#,
                ["input_cost_per_token: input.text 1/1M token", "input_cost_per_token: skip duplicate"], []
            ),
            // Conditions that cannot be read take their prices with them.
            (
                #""off_peak_pricing":{"hours_utc":"at night","input_cost_per_token":1e-7},"input_cost_per_token":1e-6"#,
                [
                    "input_cost_per_token: input.text 1/1M token",
                    "off_peak_pricing.input_cost_per_token: skip unreadable",
                ],
                ["unreadable_condition"]
            ),
            (
                #""tiered_pricing":[{"range":[0],"input_cost_per_token":1e-6},{"range":["a","b"],"input_cost_per_token":2e-6},{"max_results_range":3,"input_cost_per_query":1}]"#,
                [
                    "state=unknown", "tiered_pricing[0].input_cost_per_token: skip unreadable",
                    "tiered_pricing[0].range[0]: skip unreadable",
                    "tiered_pricing[1].input_cost_per_token: skip unreadable",
                    "tiered_pricing[2].input_cost_per_query: skip unreadable",
                    "tiered_pricing[2].max_results_range: skip unreadable",
                ], ["unreadable_condition", "unreadable_condition", "unreadable_condition"]
            ),
            (
                #""tiered_pricing":[{"range":[0,10],"input_cost_per_dream":1}]"#,
                ["state=unknown", "tiered_pricing[0].input_cost_per_dream: skip unknown_key"], ["unknown_key"]
            ),
            (
                #""regional_endpoint_uplift_multiplier":"much","input_cost_per_token":1e-6"#,
                ["input_cost_per_token: input.text 1/1M token"], ["unreadable_price"]
            ),
        ] as [(String, [String], [String])])
    func `what is said badly is skipped and reported, and the rest is read`(
        entry: String, expected: [String], codes: [String]
    ) throws {
        let parsed = try Parsing.litellm(entry)
        #expect(Parsing.lines(parsed) == expected)
        #expect(parsed.diagnostics.map(\.code) == codes)
        for diagnostic in parsed.diagnostics {
            #expect(diagnostic.source == "litellm")
            #expect(diagnostic.key == "acme/model")
            #expect(diagnostic.message.hasSuffix("."))
        }
    }

    @Test(arguments: [
        #""search_context_cost_per_query":0.01"#, #""guardrail_cost_per_unit":0.01"#,
        #""search_context_cost_per_query":[0.01]"#, #""tiered_pricing":{"input_cost_per_token":1e-6}"#,
        #""tiered_pricing":[[{"input_cost_per_token":1e-6}]]"#, #""off_peak_pricing":[{"input_cost_per_token":1e-6}]"#,
        #""off_peak_pricing":{"windows":"x","input_cost_per_token":1e-6}"#,
    ])
    func `a price in a structure of the wrong shape is not dropped in silence`(entry: String) throws {
        let parsed = try Parsing.litellm(entry)
        #expect(
            !parsed.diagnostics.isEmpty || Parsing.lines(parsed).contains { $0.contains(": ") },
            "\(Parsing.lines(parsed))")
        #expect(!parsed.claims.contains { $0.rate != nil })
    }

    @Test func `an unknown key is reported once, with a count`() throws {
        let entries = (1...3).map {
            #""acme/m\#($0)":{"litellm_provider":"acme","mode":"chat","supports_telepathy":true}"#
        }
        let parsed = try Parsing.parse(LiteLLM(), "{" + entries.joined(separator: ",") + "}")
        #expect(
            parsed.diagnostics.map(\.message) == [
                "The key supports_telepathy is not known; it stands in 3 entries, in acme/m1 for one."
            ])
    }

    @Test func `an id that occurs twice is read twice and reported`() throws {
        let entry = #""a":{"litellm_provider":"acme","input_cost_per_token":"#
        let parsed = try Parsing.parse(LiteLLM(), "{\(entry)1e-6},\(entry)2e-6}}")
        #expect(parsed.diagnostics.map(\.code) == ["duplicate_id"])
        #expect(parsed.entries == 2)
        #expect(
            Parsing.lines(parsed) == [
                "input_cost_per_token: input.text 1/1M token", "input_cost_per_token: input.text 2/1M token",
            ])
    }

    @Test func `an entry that is no object or names no provider is reported`() throws {
        let parsed = try Parsing.parse(
            LiteLLM(),
            #"{"a":5,"b":null,"sample_spec":{"input_cost_per_token":1},"c/d":{"input_cost_per_token":1e-6},"e":{"litellm_provider":"acme","mode":"chat"}}"#
        )
        #expect(parsed.diagnostics.map(\.code) == ["wrong_type", "wrong_type", "no_provider"])
        #expect(parsed.entries == 2)
        #expect(Set(parsed.claims.map(\.key)) == ["c/d", "e"])
    }

}
