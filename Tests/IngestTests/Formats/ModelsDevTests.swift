import Tariff
import Testing

@testable import Ingest

/// Entries of models.dev's list, written by hand, and the claims that they are.
@Suite struct ModelsDevTests {
    /// Cost, claims.
    @Test(
        arguments: [
            (
                #"{"input":2.5,"output":10,"reasoning":12,"cache_read":0.25,"cache_write":3.125,"input_audio":40,"output_audio":80}"#,
                [
                    "cost.cache_read: input.text.cache_read 0.25/1M token",
                    "cost.cache_write: input.text.cache_write 3.125/1M token", "cost.input: input.text 2.5/1M token",
                    "cost.input_audio: input.audio 40/1M token", "cost.output: output.text 10/1M token",
                    "cost.output_audio: output.audio 80/1M token",
                    "cost.reasoning: output.text.reasoning 12/1M token",
                ]
            ),
            // A number as text, and one with noise, rounded once.
            (
                #"{"input":"0.8","output":0.029999999700000002}"#,
                [
                    "cost.input: input.text 0.8/1M token", "cost.output: output.text 0.03/1M token",
                ]
            ),
            // Steps in any order; the legacy key repeats one of them.
            (
                #"{"input":1,"output":4,"cache_read":0.1,"tiers":[{"input":3,"output":6,"tier":{"type":"context","size":128000}},{"tier":{"size":32000,"type":"context"},"input":2,"output":5}],"context_over_200k":{"input":3.0,"output":6}}"#,
                [
                    "cost.cache_read: input.text.cache_read 0.1/1M token",
                    "cost.context_over_200k.input: skip duplicate", "cost.context_over_200k.output: skip duplicate",
                    #"cost.input: input.text 1/1M token {"prompt_tokens":{"lte":32000}}"#,
                    #"cost.output: output.text 4/1M token {"prompt_tokens":{"lte":32000}}"#,
                    #"cost.tiers[0].input: input.text 3/1M token {"prompt_tokens":{"gt":128000}}"#,
                    #"cost.tiers[0].output: output.text 6/1M token {"prompt_tokens":{"gt":128000}}"#,
                    #"cost.tiers[1].input: input.text 2/1M token {"prompt_tokens":{"gt":32000,"lte":128000}}"#,
                    #"cost.tiers[1].output: output.text 5/1M token {"prompt_tokens":{"gt":32000,"lte":128000}}"#,
                ]
            ),
            // Alone it is the price over 200,000, and so is what no tier states.
            (
                #"{"input":1,"output":4,"context_over_200k":{"input":2,"output":6}}"#,
                [
                    #"cost.context_over_200k.input: input.text 2/1M token {"prompt_tokens":{"gt":200000}}"#,
                    #"cost.context_over_200k.output: output.text 6/1M token {"prompt_tokens":{"gt":200000}}"#,
                    #"cost.input: input.text 1/1M token {"prompt_tokens":{"lte":200000}}"#,
                    #"cost.output: output.text 4/1M token {"prompt_tokens":{"lte":200000}}"#,
                ]
            ),
            (
                #"{"cache_read":0.1,"tiers":[{"input":2,"tier":{"size":200000}}],"context_over_200k":{"input":2,"cache_read":0.2}}"#,
                [
                    #"cost.cache_read: input.text.cache_read 0.1/1M token {"prompt_tokens":{"lte":200000}}"#,
                    #"cost.context_over_200k.cache_read: input.text.cache_read 0.2/1M token {"prompt_tokens":{"gt":200000}}"#,
                    "cost.context_over_200k.input: skip duplicate",
                    #"cost.tiers[0].input: input.text 2/1M token {"prompt_tokens":{"gt":200000}}"#,
                ]
            ),
            ("null", ["state=unknown"]), ("{}", ["state=unknown"]),
            (#"{"input":null,"tiers":null,"context_over_200k":null}"#, ["state=unknown"]),
            (
                #"{"input":0,"output":0}"#,
                ["cost.input: skip zero_unknown", "cost.output: skip zero_unknown", "state=unknown"]
            ),
            (
                #"{"input":1,"output":2,"cache_read":0,"reasoning":0,"tiers":[{"input":3,"cache_write":0,"tier":{"size":9}}]}"#,
                [
                    "cost.cache_read: skip zero_no_separate_rate",
                    #"cost.input: input.text 1/1M token {"prompt_tokens":{"lte":9}}"#,
                    "cost.output: output.text 2/1M token", "cost.reasoning: skip zero_no_separate_rate",
                    "cost.tiers[0].cache_write: skip zero_no_separate_rate",
                    #"cost.tiers[0].input: input.text 3/1M token {"prompt_tokens":{"gt":9}}"#,
                ]
            ),
        ])
    func `a cost is told by its keys`(cost: String, expected: [String]) throws {
        let parsed = try Parsing.modelsDev(cost)
        #expect(Parsing.lines(parsed) == expected.sorted())
        #expect(parsed.diagnostics == [])
    }

    /// Modes, claims beside a standard rate of 1.
    @Test(
        arguments: [
            (
                #"{"fast":{"cost":{"input":2},"provider":{"body":{"service_tier":"priority"}}}}"#,
                [#"experimental.modes.fast.cost.input: input.text 2/1M token {"service_tier":"priority"}"#]
            ),
            (
                #"{"fast":{"cost":{"input":2},"provider":{"body":{"speed":"fast"}}},"batch":{"cost":{"input":0.5}}}"#,
                [
                    #"experimental.modes.batch.cost.input: input.text 0.5/1M token {"service_tier":"batch"}"#,
                    #"experimental.modes.fast.cost.input: input.text 2/1M token {"service_tier":"fast"}"#,
                ]
            ),
            // A tier's own steps.
            (
                #"{"flex":{"cost":{"input":0.5,"tiers":[{"input":0.8,"tier":{"type":"context","size":1000}}],"context_over_200k":{"input":0.8}}}}"#,
                [
                    "experimental.modes.flex.cost.context_over_200k.input: skip duplicate",
                    #"experimental.modes.flex.cost.input: input.text 0.5/1M token {"service_tier":"flex","prompt_tokens":{"lte":1000}}"#,
                    #"experimental.modes.flex.cost.tiers[0].input: input.text 0.8/1M token {"service_tier":"flex","prompt_tokens":{"gt":1000}}"#,
                ]
            ),
            // The standard tier by name repeats the base.
            (
                #"{"slow":{"cost":{"input":1},"provider":{"body":{"service_tier":"standard"}}}}"#,
                ["experimental.modes.slow.cost.input: skip duplicate"]
            ),
            ("null", []), (#"{"fast":{"provider":{}}}"#, []), (#"{"fast":null}"#, []),
        ] as [(String, [String])])
    func `a mode is the tier that it sends or is named after`(modes: String, expected: [String]) throws {
        let parsed = try Parsing.modelsDev(#"{"input":1}"#, rest: #","experimental":{"modes":\#(modes)}"#)
        #expect(Parsing.lines(parsed) == (["cost.input: input.text 1/1M token"] + expected).sorted())
        #expect(parsed.diagnostics == [])
    }

    @Test func `a tier without steps holds up to the first step of the standard rate`() throws {
        let parsed = try Parsing.modelsDev(
            #"{"input":1,"tiers":[{"input":2,"tier":{"type":"context","size":272000}}]}"#,
            rest: #","experimental":{"modes":{"fast":{"cost":{"input":4,"output":8}}}}"#)
        let lines = Parsing.lines(parsed)
        #expect(
            lines.contains(
                #"experimental.modes.fast.cost.input: input.text 4/1M token {"service_tier":"fast","prompt_tokens":{"lte":272000}}"#
            ))
        #expect(
            lines.contains(#"experimental.modes.fast.cost.output: output.text 8/1M token {"service_tier":"fast"}"#))
    }

    /// Cost or modes that cannot be read as they stand: cost, rest of the entry, claims, code of the diagnostic.
    @Test(
        arguments: [
            // Axes and operators that are not the size of the prompt.
            (
                #"{"input":1,"tiers":[{"input":2,"tier":{"type":"output","size":1000}}]}"#, "",
                ["cost.input: input.text 1/1M token", "cost.tiers[0].input: skip unreadable"], "unreadable_condition"
            ),
            (
                #"{"input":1,"tiers":[{"input":2,"tier":{"type":"context","size":1000,"max":2000}}]}"#, "",
                ["cost.input: input.text 1/1M token", "cost.tiers[0].input: skip unreadable"], "unreadable_condition"
            ),
            (
                #"{"input":1,"tiers":[{"input":2,"tier":{"type":"context","size":"long"}},{"input":3}]}"#, "",
                [
                    "cost.input: input.text 1/1M token", "cost.tiers[0].input: skip unreadable",
                    "cost.tiers[1].input: skip unreadable",
                ], "unreadable_condition"
            ),
            (
                #"{"input":1,"tiers":{"input":2}}"#, "",
                ["cost.input: input.text 1/1M token", "cost.tiers.input: skip unreadable"], "wrong_type"
            ),
            // What the older key says beside tiers must be what a tier says.
            (
                #"{"input":1,"tiers":[{"input":2,"tier":{"size":200000}}],"context_over_200k":{"input":3}}"#, "",
                [
                    "cost.context_over_200k.input: skip duplicate",
                    #"cost.input: input.text 1/1M token {"prompt_tokens":{"lte":200000}}"#,
                    #"cost.tiers[0].input: input.text 2/1M token {"prompt_tokens":{"gt":200000}}"#,
                ], "contradiction"
            ),
            (
                #"{"input":1}"#, #","experimental":{"modes":{"thinking":{"cost":{"input":2,"tiers":[{"input":3}]}}}}"#,
                [
                    "cost.input: input.text 1/1M token", "experimental.modes.thinking.cost.input: skip unreadable",
                    "experimental.modes.thinking.cost.tiers[0].input: skip unreadable",
                ], "unknown_tier"
            ),
            (
                #"{"input":1}"#,
                #","experimental":{"modes":{"fast":{"cost":{"input":2},"provider":{"body":{"service_tier":"turbo"}}}}}"#,
                ["cost.input: input.text 1/1M token", "experimental.modes.fast.cost.input: skip unreadable"],
                "unknown_tier"
            ),
            (
                #"{"input":1}"#, #","experimental":{"modes":[]}"#, ["cost.input: input.text 1/1M token"], "wrong_type"
            ),
            ("[1]", "", ["cost[0]: skip unreadable", "state=unknown"], "wrong_type"),
            (
                #"{"input":"free","output":2}"#, "",
                ["cost.input: skip unreadable", "cost.output: output.text 2/1M token"], "unreadable_price"
            ),
            (#"{"input":-1}"#, "", ["cost.input: skip sentinel", "state=dynamic"], nil),
            (
                #"{"input":1,"output":{"low":2,"high":[3]}}"#, "",
                [
                    "cost.input: input.text 1/1M token", "cost.output.high[0]: skip unreadable",
                    "cost.output.low: skip unreadable",
                ], "wrong_type"
            ),
            // Keys that nobody described.
            (
                #"{"input":1,"image":0.04,"tools":{"search":10}}"#, "",
                [
                    "cost.image: skip unknown_key", "cost.input: input.text 1/1M token",
                    "cost.tools.search: skip unknown_key",
                ], "unknown_key"
            ),
            (#"{"input":1}"#, #","mood":"good""#, ["cost.input: input.text 1/1M token"], "unknown_key"),
            (
                #"{"input":1}"#, #","batch_pricing":{"input":0.5}"#,
                ["batch_pricing.input: skip unknown_key", "cost.input: input.text 1/1M token"], "unknown_key"
            ),
        ] as [(String, String, [String], String?)])
    func `what is not understood is skipped and reported`(
        cost: String, rest: String, expected: [String], code: String?
    ) throws {
        let parsed = try Parsing.modelsDev(cost, rest: rest)
        #expect(Parsing.lines(parsed) == expected.sorted())
        #expect(Set(parsed.diagnostics.map(\.code)) == Set([code].compactMap(\.self)))
    }

    /// Id, provider, outputs, cost, claims.
    @Test(
        arguments: [
            (
                "acme-1:free", "acme", #"["text"]"#, #"{"input":0,"output":0}"#,
                ["cost.input: input.text 0/1M token", "cost.output: output.text 0/1M token", "state=free"]
            ),
            (
                "acme-1", "acme-plan", #"["text"]"#, #"{"input":0,"output":0}"#,
                ["cost.input: skip zero_included", "cost.output: skip zero_included", "state=included"]
            ),
            ("acme-1", "acme-plan", #"["text"]"#, "null", ["state=included"]),
            // A provider that nobody curated, by its name.
            ("acme-1", "new-coding-plan", #"["text"]"#, "null", ["state=included"]),
            ("acme-1", "new-token-plan-eu", #"["text"]"#, "null", ["state=included"]),
            ("acme-1", "new-planner", #"["text"]"#, "null", ["state=unknown"]),
            (
                "acme-1", "acme-plan", #"["text"]"#, #"{"input":2,"output":0}"#,
                ["cost.input: input.text 2/1M token", "cost.output: output.text 0/1M token"]
            ),
            (
                "acme-video", "acme", #"["video"]"#, #"{"input":0,"output":0}"#,
                ["cost.input: skip zero_not_applicable", "cost.output: skip zero_not_applicable", "state=unknown"]
            ),
            (
                "acme-rerank", "acme", #"["text"]"#, #"{"input":2,"output":0}"#,
                ["cost.input: input.text 2/1M token", "cost.output: skip zero_not_applicable"]
            ),
            (
                "acme-embed", "acme", #"["text"]"#, #"{"input":2,"output":0}"#,
                ["cost.input: input.text 2/1M token", "cost.output: output.text 0/1M token"]
            ),
            // Without text the numbers are of tokens only where what comes out has a price of its own.
            (
                "acme-image", "acme", #"["image"]"#, #"{"input":5,"output":40}"#,
                ["cost.input: input.text 5/1M token", "cost.output: output.text 40/1M token"]
            ),
            (
                "acme-image", "acme", #"["image"]"#, #"{"input":0.04,"output":0}"#,
                ["cost.input: skip unit_not_stated", "cost.output: skip zero_not_applicable", "state=unknown"]
            ),
            (
                "acme-speech", "acme", #"["audio"]"#, #"{"input":15,"output":15}"#,
                ["cost.input: skip unit_not_stated", "cost.output: skip unit_not_stated", "state=unknown"]
            ),
        ])
    func `zeros and prices of other units are told apart`(
        id: String, provider: String, outputs: String, cost: String, expected: [String]
    ) throws {
        let parsed = try Parsing.modelsDev(cost, id: id, provider: provider, outputs: outputs)
        #expect(Parsing.lines(parsed) == expected.sorted())
        #expect(parsed.diagnostics == [])
    }

    @Test func `the cache rule knows a model by its id or family`() throws {
        let cost = #"{"input":2,"cache_write":4.5,"tiers":[{"input":9,"cache_write":5,"tier":{"size":100}}]}"#
        let parsed = try Parsing.modelsDev(cost, id: "banana", rest: #","family":"gemini-pro""#)
        #expect(
            Parsing.lines(parsed).filter { $0.contains("cache") } == [
                #"cost.cache_write: input.text.cache_storage 4.5/1M token_hour"#,
                #"cost.tiers[0].cache_write: input.text.cache_storage 5/1M token {"prompt_tokens":{"gt":100},"cache_ttl":"5m"}"#,
            ])
    }

    // MARK: Facts

    @Test func `facts are told with their fields`() throws {
        let parsed = try Parsing.modelsDev(
            #"{"input":1,"cache_read":0.1}"#, outputs: #"["text","pdf","image"]"#,
            rest: #"""
                ,"name":"Acme One","release_date":"2026-02","tool_call":true,"structured_output":false,"reasoning":"yes",
                "open_weights":true,"status":"alpha","limit":{"context":8192,"input":0,"output":"4096"}
                """#)
        #expect(
            Parsing.lines(parsed, facts: true) == [
                "cost.cache_read: capability.prompt_caching=yes",
                "cost.cache_read: input.text.cache_read 0.1/1M token", "cost.input: input.text 1/1M token",
                "limit.context: limit.context=8192", "limit.output: limit.output=4096",
                "modalities.input: accepts=text", "modalities.output: produces=text,image", "name: name=Acme One",
                "open_weights: open_weights=yes", "release_date: released=2026-02-01T00:00:00Z",
                "status: status=preview", "structured_output: capability.structured_output=no",
                "tool_call: capability.tools=yes",
            ])
        #expect(parsed.diagnostics.map(\.code).sorted() == ["unknown_modality", "wrong_type"])
    }

    /// Id, further members, the fact that is claimed or the code that is reported.
    @Test(
        arguments: [
            ("acme-1", #","status":"deprecated""#, "status: status=deprecated"),
            ("acme-1-preview", "", "status=preview"),
            ("acme-1", #","status":"gone""#, "unknown_status"), ("acme-1", #","status":5"#, "unknown_status"),
            ("acme-1", #","release_date":"2026-03-04""#, "release_date: released=2026-03-04T00:00:00Z"),
            ("acme-1", #","release_date":"2026-25-11""#, "unreadable_date"),
            ("acme-1", #","release_date":"2026""#, "unreadable_date"),
            ("acme-1", #","release_date":20260304"#, "unreadable_date"),
            ("acme-1", #","limit":{"context":"long"}"#, "wrong_type"),
            ("acme-1", #","limit":{"context":1.5}"#, "wrong_type"),
        ])
    func `dates, limits and status are read or reported`(id: String, rest: String, expected: String) throws {
        let parsed = try Parsing.modelsDev(nil, id: id, rest: rest)
        let said = Parsing.lines(parsed, facts: true) + parsed.diagnostics.map(\.code)
        #expect(said.contains(expected), "\(said)")
        #expect(parsed.diagnostics.allSatisfy { $0.key == "acme/\(id)" })
    }

    /// Id, modalities, cost, rest, what is produced.
    @Test(
        arguments: [
            ("text-embedding-3", #""input":["text"],"output":["text"]"#, "", "embedding"),
            ("minilm", #""input":["text"],"output":["text"]"#, #","family":"text-embedding""#, "embedding"),
            ("baai/bge-m3", #""input":["text"],"output":["text"]"#, "", "embedding"),
            ("baai/bge-reranker-m3", #""input":["text"],"output":["text"]"#, "", "rerank"),
            ("x", #""input":["text"],"output":["text"]"#, #","name":"Acme Rerank 2""#, "rerank"),
            ("whisper-large", #""input":["audio"],"output":["text"]"#, "", "transcription"),
            ("acme-asr", #""input":["audio"],"output":["text"]"#, "", "transcription"),
            ("acme-captioner", #""input":["audio"],"output":["text"]"#, "", "text"),
            ("whisperer", #""input":["text"],"output":["text"]"#, "", "text"),
            ("embedder", #""input":["text"],"output":["image"]"#, "", "image"),
            ("acme", #""input":["text"],"output":["text"]"#, #","cost":{"input":0,"output":0}"#, "text"),
            // Text for nothing from a prompt that is paid for is no text.
            ("acme-router", #""input":["text"],"output":["text"]"#, #","cost":{"input":0.14,"output":0}"#, nil),
            ("acme", #""input":["text"],"output":[]"#, "", nil), ("acme", #""output":"text""#, "", nil),
        ] as [(String, String, String, String?)])
    func `what comes out is what the names say where the list has no word for it`(
        id: String, modalities: String, rest: String, expected: String?
    ) throws {
        let parsed = try Parsing.parse(
            ModelsDev(), #"{"acme":{"models":{"\#(id)":{"modalities":{\#(modalities)}\#(rest)}}}}"#)
        let produced = Parsing.lines(parsed, facts: true).filter { $0.contains("produces=") }
        #expect(produced == [expected.map { "modalities.output: produces=\($0)" }].compactMap(\.self))
    }

    @Test func `a profile of Bedrock is served in its region`() throws {
        let parsed = try Parsing.modelsDev(nil, id: "eu.acme.acme-1-v1:0", provider: "bedrock")
        #expect(Parsing.lines(parsed, facts: true).contains("regions=eu"))
    }

    // MARK: The document

    @Test func `offers are named by the curated provider and the key of the model`() throws {
        let parsed = try Parsing.parse(
            ModelsDev(),
            #"{"bedrock":{"models":{"a.b-v1:0":{"id":"other"}}},"Acme_AI":{"models":{"lab/one":{}}}}"#)
        #expect(Set(parsed.claims.map(\.offer)) == ["amazon-bedrock:a.b-v1:0", "acme-ai:lab/one"])
        #expect(Set(parsed.claims.map(\.key)) == ["bedrock/a.b-v1:0", "Acme_AI/lab/one"])
        #expect(parsed.entries == 2)
    }

    @Test(
        arguments: [
            (#""b":5"#, "wrong_type"), (#""b":{"models":[]}"#, "wrong_type"), (#""b":{}"#, "wrong_type"),
            (#""b":{"models":{"x":[]}}"#, "wrong_type"), (#""b":{"models":{"":{}}}"#, "no_id"),
            (#""":{"models":{"x":{}}}"#, "no_id"), (#""b":{"models":{"x":{},"x":{}}}"#, "duplicate_id"),
            (#""b":{"models":{},"price":1}"#, "unknown_key"),
        ])
    func `a broken provider or entry is reported and the others are read`(broken: String, code: String) throws {
        let parsed = try Parsing.parse(ModelsDev(), "{\(broken),\"acme\":{\"models\":{\"one\":{}}}}")
        #expect(parsed.diagnostics.map(\.code) == [code])
        #expect(parsed.claims.contains { $0.offer == "acme:one" })
    }
}
