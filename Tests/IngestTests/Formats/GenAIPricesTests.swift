import Tariff
import Testing

@testable import Ingest

/// Models of genai-prices, written by hand, and the claims that they are.
@Suite struct GenAIPricesTests {
    private func parse(
        _ prices: String, provider: String = "acme", id: String = "model", rest: String = ""
    ) throws -> ParsedDocument {
        try Parsing.parse(
            GenAIPrices(),
            #"[{"id":"\#(provider)","models":[{"id":"\#(id)","prices":\#(prices)\#(rest)}]}]"#)
    }

    @Test(
        arguments: [
            (
                #"{"input_mtok":2.5,"output_mtok":10,"cache_read_mtok":0.25,"cache_write_mtok":3.125,"cache_write_1h_mtok":5}"#,
                [
                    "prices.cache_read_mtok: input.text.cache_read 0.25/1M token",
                    #"prices.cache_write_1h_mtok: input.text.cache_write 5/1M token {"cache_ttl":"1h"}"#,
                    "prices.cache_write_mtok: input.text.cache_write 3.125/1M token",
                    "prices.input_mtok: input.text 2.5/1M token", "prices.output_mtok: output.text 10/1M token",
                ]
            ),
            (
                #"{"requests_kcount":12,"web_searches_kcount":10,"input_mchars":15,"input_gpixels":0.6,"input_document_kpages":1,"input_audio_hours":0.36}"#,
                [
                    "prices.input_audio_hours: input.audio 0.0001/audio_second",
                    "prices.input_document_kpages: input.document 1/1K page",
                    "prices.input_gpixels: input.image 0.0006/megapixel",
                    "prices.input_mchars: input.text 15/1M character", "prices.requests_kcount: request 12/1K request",
                    "prices.web_searches_kcount: request.web_search 10/1K request",
                ]
            ),
            // Five minutes are the default lifetime.
            (
                #"{"input_mtok":1,"cache_write_mtok":2,"cache_write_5m_mtok":2}"#,
                [
                    "prices.cache_write_5m_mtok: skip duplicate",
                    "prices.cache_write_mtok: input.text.cache_write 2/1M token",
                    "prices.input_mtok: input.text 1/1M token",
                ]
            ),
            // Steps, in any order.
            (
                #"{"input_mtok":{"base":1,"tiers":[{"start":256000,"price":4},{"start":32000,"price":2}]}}"#,
                [
                    #"prices.input_mtok.base: input.text 1/1M token {"prompt_tokens":{"lte":32000}}"#,
                    #"prices.input_mtok.tiers[0].price: input.text 4/1M token {"prompt_tokens":{"gt":256000}}"#,
                    #"prices.input_mtok.tiers[1].price: input.text 2/1M token {"prompt_tokens":{"gt":32000,"lte":256000}}"#,
                ]
            ),
            (
                #"{"input_mtok":{"base":1,"tiers":[]},"output_mtok":null,"cache_read_mtok":{"base":null,"tiers":null}}"#,
                ["prices.input_mtok.base: input.text 1/1M token"]
            ),
            // Zeros and nothing.
            (
                #"{"input_mtok":1,"output_mtok":0,"cache_read_mtok":0,"requests_kcount":0}"#,
                [
                    "prices.cache_read_mtok: skip zero_no_separate_rate", "prices.input_mtok: input.text 1/1M token",
                    "prices.output_mtok: output.text 0/1M token", "prices.requests_kcount: skip zero_no_separate_rate",
                ]
            ),
            (#"{"input_mtok":0}"#, ["prices.input_mtok: skip zero_unknown", "state=unknown"]),
            ("{}", ["state=unknown"]), ("null", ["state=unknown"]), ("[]", ["state=unknown"]),
            (#"[{"prices":{"input_mtok":1}}]"#, ["prices[0].prices.input_mtok: input.text 1/1M token"]),
        ] as [(String, [String])])
    func `a price is what its key and its place say`(prices: String, expected: [String]) throws {
        let parsed = try parse(prices)
        #expect(Parsing.lines(parsed) == expected)
        #expect(parsed.diagnostics == [])
    }

    @Test func `what is called a cache write of Gemini may be its storage`() throws {
        let parsed = try parse(
            #"{"input_mtok":{"base":2,"tiers":[{"start":200000,"price":4}]},"cache_write_mtok":{"base":0.375,"tiers":[{"start":200000,"price":5}]}}"#,
            provider: "openrouter", id: "google/gemini-3-pro")
        #expect(
            Parsing.lines(parsed).prefix(2) == [
                #"prices.cache_write_mtok.base: input.text.cache_storage 0.375/1M token {"cache_ttl":"5m"}"#,
                #"prices.cache_write_mtok.tiers[0].price: input.text.cache_write 5/1M token {"prompt_tokens":{"gt":200000}}"#,
            ])
    }

    /// Constraints by letter: the base, days, hours.
    @Test(
        arguments: [
            // A day ends the rows before it.
            (
                #"[{"prices":{"input_mtok":1}},{"constraint":{"start_date":"2026-03-01"},"prices":{"input_mtok":2}},{"constraint":{"start_date":"2026-09-01"},"prices":{"input_mtok":3}}]"#,
                ["[0] 1 ..2026-03-01", "[1] 2 2026-03-01..2026-09-01", "[2] 3 2026-09-01.."]
            ),
            // The same price goes on: two claims, each with its dates.
            (
                #"[{"constraint":null,"prices":{"input_mtok":1}},{"constraint":{"start_date":"2026-03-01"},"prices":{"input_mtok":1}}]"#,
                ["[0] 1 ..2026-03-01", "[1] 1 2026-03-01.."]
            ),
            // Hours go before the base, which keeps no condition.
            (
                #"[{"prices":{"input_mtok":1}},{"constraint":{"start_time":"16:30:00Z","end_time":"00:30:00Z"},"prices":{"input_mtok":2}}]"#,
                ["[0] 1", "[1] 2 16:30-00:30"]
            ),
            (
                #"[{"prices":{"input_mtok":1}},{"constraint":{"start_time":"08:00:00+08:00","end_time":"20:30:00+08:00"},"prices":{"input_mtok":2}}]"#,
                ["[0] 1", "[1] 2 00:00-12:30"]
            ),
            (
                #"[{"prices":{"input_mtok":1}},{"constraint":{"start_time":"18:00","end_time":"23:59:59"},"prices":{"input_mtok":2}}]"#,
                ["[0] 1", "[1] skip unreadable"]
            ),
            (
                #"[{"prices":{"input_mtok":1}},{"constraint":{"start_time":"18:00Z","end_time":"23:59:59.999999Z"},"prices":{"input_mtok":2}}]"#,
                ["[0] 1", "[1] 2 18:00-24:00"]
            ),
            // A later row of hours goes before an earlier one, and two rows may share the day.
            (
                #"[{"prices":{"input_mtok":1}},{"constraint":{"start_time":"08:00:00Z","end_time":"20:00:00Z"},"prices":{"input_mtok":2}},{"constraint":{"start_time":"12:00:00Z","end_time":"13:00:00Z"},"prices":{"input_mtok":3}}]"#,
                ["[0] 1", "[1] 2 08:00-12:00 13:00-20:00", "[2] 3 12:00-13:00"]
            ),
            // A day ends hours that stand before it, and not hours that stand after it.
            (
                #"[{"prices":{"input_mtok":1}},{"constraint":{"start_time":"08:00:00Z","end_time":"20:00:00Z"},"prices":{"input_mtok":2}},{"constraint":{"start_date":"2026-03-01"},"prices":{"input_mtok":3}}]"#,
                ["[0] 1 ..2026-03-01", "[1] 2 08:00-20:00 ..2026-03-01", "[2] 3 2026-03-01.."]
            ),
            (
                #"[{"prices":{"input_mtok":1}},{"constraint":{"start_date":"2026-03-01"},"prices":{"input_mtok":3}},{"constraint":{"start_time":"08:00:00Z","end_time":"20:00:00Z"},"prices":{"input_mtok":2}}]"#,
                ["[0] 1 ..2026-03-01", "[1] 3 2026-03-01..", "[2] 2 08:00-20:00"]
            ),
            // What is always tried first leaves nothing to the others.
            (
                #"[{"constraint":{"start_date":"2026-03-01"},"prices":{"input_mtok":3}},{"prices":{"input_mtok":1}}]"#,
                ["[0] skip unreadable", "[1] 1"]
            ),
            (
                #"[{"prices":{"input_mtok":1}},{"constraint":{"start_date":"2026-09-01"},"prices":{"input_mtok":3}},{"constraint":{"start_date":"2026-03-01"},"prices":{"input_mtok":2}}]"#,
                ["[0] 1 ..2026-03-01", "[1] skip unreadable", "[2] 2 2026-03-01.."]
            ),
            // Constraints that nobody described are not left out of their prices.
            (
                #"[{"prices":{"input_mtok":1}},{"constraint":{"end_date":"2026-09-01"},"prices":{"input_mtok":2}},{"constraint":{"start_date":"soon"},"prices":{"input_mtok":2}},{"constraint":"night","prices":{"input_mtok":2}},{"constraint":{},"prices":{"input_mtok":2}},{"constraint":{"start_date":"2026-09-01","start_time":"08:00Z","end_time":"09:00Z"},"prices":{"input_mtok":2}},{"constraint":{"start_time":"25:00Z","end_time":"09:00Z"},"prices":{"input_mtok":2}}]"#,
                ["[0] 1"] + (1...6).map { "[\($0)] skip unreadable" }
            ),
        ] as [(String, [String])])
    func `a row holds where no later row does`(prices: String, expected: [String]) throws {
        let parsed = try parse(prices)
        let lines = parsed.claims.map { claim in
            let row = claim.field.firstRange(of: "[").map { "[" + claim.field[$0.upperBound...].prefix(2) } ?? "?"
            guard let rate = claim.rate else { return "\(row) \(ClaimLines.content(claim.content))" }
            let hours = (rate.conditions.window ?? []).map { " \(Self.clock($0.from))-\(Self.clock($0.to))" }.joined()
            return "\(row) \(rate.amount.text(per: 1_000_000))\(hours)\(ClaimLines.dates(claim.effective))"
        }
        #expect(lines.sorted() == expected)
        let skips = expected.count { $0.hasSuffix("unreadable") }
        #expect(parsed.diagnostics.count == skips)
    }

    private static func clock(_ minutes: Int) -> String {
        let text = String(10_000 + minutes / 60 * 100 + minutes % 60).dropFirst()
        return "\(text.prefix(2)):\(text.suffix(2))"
    }

    @Test func `a price that the hours state otherwise holds at the other hours`() throws {
        let parsed = try parse(
            #"[{"prices":{"input_mtok":{"base":1,"tiers":[{"start":1000,"price":3}]},"output_mtok":5,"requests_kcount":7}},{"constraint":{"start_time":"08:00:00Z","end_time":"20:00:00Z"},"prices":{"input_mtok":2,"output_mtok":6}}]"#
        )
        let night = #""window":[{"zone":"UTC","from":"20:00","to":"08:00"}]"#
        let day = #""window":[{"zone":"UTC","from":"08:00","to":"20:00"}]"#
        #expect(
            Parsing.lines(parsed) == [
                #"prices[0].prices.input_mtok.base: input.text 1/1M token {"prompt_tokens":{"lte":1000},\#(night)}"#,
                #"prices[0].prices.input_mtok.tiers[0].price: input.text 3/1M token {"prompt_tokens":{"gt":1000},\#(night)}"#,
                "prices[0].prices.output_mtok: output.text 5/1M token",
                "prices[0].prices.requests_kcount: request 7/1K request {\(night)}",
                "prices[1].prices.input_mtok: input.text 2/1M token {\(day)}",
                "prices[1].prices.output_mtok: output.text 6/1M token {\(day)}",
            ])
    }

    /// Prices, lines, codes of diagnostics.
    @Test(
        arguments: [
            (
                #"{"input_mtok":"cheap","output_mtok":"2"}"#,
                ["prices.input_mtok: skip unreadable", "prices.output_mtok: output.text 2/1M token"],
                ["unreadable_price"]
            ),
            (
                #"{"input_mtok":1,"output_mtok":-1,"cache_read_mtok":-2}"#,
                [
                    "prices.cache_read_mtok: skip sentinel", "prices.input_mtok: input.text 1/1M token",
                    "prices.output_mtok: skip sentinel",
                ], ["negative_price"]
            ),
            (
                #"{"input_mtok":1e400,"output_mtok":[3],"cache_read_mtok":true}"#,
                [
                    "prices.cache_read_mtok: skip unreadable", "prices.input_mtok: skip unreadable",
                    "prices.output_mtok: skip unreadable", "state=unknown",
                ], ["unreadable_price", "unreadable_price", "unreadable_price"]
            ),
            (
                #"{"input_mtok":1,"input_audio_tool_mtok":2,"dreams_kcount":{"base":3,"tiers":[{"start":1,"price":4}]}}"#,
                [
                    "prices.dreams_kcount.base: skip unknown_key",
                    "prices.dreams_kcount.tiers[0].price: skip unknown_key",
                    "prices.dreams_kcount.tiers[0].start: skip unknown_key",
                    "prices.input_audio_tool_mtok: skip unknown_key",
                    "prices.input_mtok: input.text 1/1M token",
                ], ["unknown_key", "unknown_key"]
            ),
            (
                #"{"input_mtok":{"base":1,"tiers":[{"start":"many","price":2},{"price":3},{"start":-5,"price":4},{"start":10},7]}}"#,
                [
                    "prices.input_mtok.base: input.text 1/1M token",
                    "prices.input_mtok.tiers[0].price: skip unreadable",
                    "prices.input_mtok.tiers[1].price: skip unreadable",
                    "prices.input_mtok.tiers[2].price: skip unreadable", "prices.input_mtok.tiers[4]: skip unreadable",
                ], ["unreadable_condition", "unreadable_condition", "unreadable_condition", "wrong_type", "wrong_type"]
            ),
            (
                #"{"input_mtok":{"base":1,"tiers":5,"top":6}}"#,
                [
                    "prices.input_mtok.base: input.text 1/1M token", "prices.input_mtok.tiers: skip unreadable",
                    "prices.input_mtok.top: skip unknown_key",
                ], ["wrong_type", "unknown_key"]
            ),
            ("5", ["state=unknown"], ["wrong_type"]), (#""free""#, ["state=unknown"], ["wrong_type"]),
            (
                #"[5,{"constraint":null},{"prices":[6]},{"prices":{"input_mtok":1},"output_mtok":2}]"#,
                [
                    "prices[0]: skip unreadable", "prices[2].prices[0]: skip unreadable",
                    "prices[3].output_mtok: skip unknown_key", "prices[3].prices.input_mtok: input.text 1/1M token",
                ], ["wrong_type", "wrong_type", "wrong_type", "unknown_key"]
            ),
        ] as [(String, [String], [String])])
    func `what is said badly is skipped and reported, and the rest is read`(
        prices: String, expected: [String], codes: [String]
    ) throws {
        let parsed = try parse(prices)
        #expect(Parsing.lines(parsed) == expected)
        #expect(parsed.diagnostics.map(\.code) == codes)
        #expect(parsed.diagnostics.allSatisfy { $0.key == "acme/model" && $0.message.hasSuffix(".") })
    }

    @Test(arguments: [
        ("acme", "model", "acme:model"), ("openrouter", "a/b:free", "openrouter:a/b:free"),
        // The upstreams of Hugging Face's router.
        ("huggingface_novita", "zai-org/GLM-5", "huggingface:zai-org/GLM-5:novita"),
        ("huggingface_fireworks-ai", "openai/gpt-oss-20b", "huggingface:openai/gpt-oss-20b:fireworks-ai"),
        ("huggingface", "a/b", "huggingface:a/b"), ("huggingface_", "a/b", "huggingface-:a/b"),
        // Google's own models by its own API, those of others by Vertex AI.
        ("google", "gemini-9-flash", "google:gemini-9-flash"), ("google", "gemma-3", "google:gemma-3"),
        ("google", "claude-opus-5", "google-vertex:claude-opus-5"),
    ])
    func `an offer is named as a client names it`(provider: String, id: String, expected: String) throws {
        let parsed = try parse(#"{"input_mtok":1}"#, provider: provider, id: id)
        #expect(Set(parsed.claims.map(\.offer.rawValue)) == [expected])
        #expect(Set(parsed.claims.map(\.key)) == ["\(provider)/\(id)"])
    }

    @Test(
        arguments: [
            (
                #","name":"A Model","context_window":128000,"description":"x","price_comments":"y","match":{"or":[{"starts_with":"model"},{"equals":"a\"b"}]}"#,
                "model",
                [
                    "context_window: limit.context=128000",
                    #"match: matches={"or":[{"starts_with":"model"},{"equals":"a\"b"}]}"#, "name: name=A Model",
                ]
            ),
            (#","deprecated":true"#, "model-preview", ["deprecated: status=deprecated"]),
            (#","deprecated":false"#, "model-preview", ["id: status=preview"]),
            (#","removed":true,"deprecated":true"#, "model", ["removed: status=retired"]), ("", "model", []),
        ] as [(String, String, [String])])
    func `what is no price is a fact`(rest: String, id: String, expected: [String]) throws {
        let parsed = try parse("{}", id: id, rest: rest)
        #expect(Parsing.lines(parsed, facts: true) == (expected + ["state=unknown"]).sorted())
        #expect(parsed.diagnostics == [])
    }

    @Test(arguments: [
        ("us.acme.model-v1:0", "us"), ("regional.acme.model-v1:0", "regional"), ("global.acme.model", nil),
        ("acme.model", nil),
    ])
    func `a profile of Bedrock is served in its regions`(id: String, region: String?) throws {
        let parsed = try parse("{}", provider: "amazon-bedrock", id: id)
        let regions = parsed.claims.compactMap { if case .fact(.regions(let list)) = $0.content { list } else { nil } }
        #expect(regions == (region.map { [[$0]] } ?? []))
    }

    @Test func `a clause is one text however its keys are ordered`() throws {
        let clauses = try [
            #"{"or":[{"regex":"^a"}],"and":[]}"#, #"{ "and": [], "or": [ {"regex": "^a"} ] }"#,
        ].map { clause in
            try parse("{}", rest: #","match":\#(clause)"#).claims.compactMap {
                if case .fact(.matches(let text)) = $0.content { text } else { nil }
            }
        }
        #expect(clauses[0] == [#"{"and":[],"or":[{"regex":"^a"}]}"#])
        #expect(clauses[0] == clauses[1])
    }

    @Test func `providers and models of the wrong shape are reported and the rest is read`() throws {
        let parsed = try Parsing.parse(
            GenAIPrices(),
            #"[5,{"models":[]},{"id":"a","models":5},{"id":"b"},{"id":"c","models":[7,{"id":""},{"id":"x","prices":{"input_mtok":1}},{"id":"x","prices":{"input_mtok":2}}]}]"#
        )
        #expect(
            parsed.diagnostics.map(\.code) == [
                "no_id", "no_id", "wrong_type", "wrong_type", "no_id", "no_id", "duplicate_id",
            ])
        #expect(parsed.entries == 2)
        #expect(
            Parsing.lines(parsed) == [
                "prices.input_mtok: input.text 1/1M token", "prices.input_mtok: input.text 2/1M token",
            ])
    }

    @Test func `variants are rates of their tiers, and a later day takes precedence in any order`() throws {
        let variants = #"""
            [{"when":{"service_tier":"default"},"prices":{}},
             {"when":{"service_tier":"flex"},"prices":{"input_mtok":1,"output_mtok":5}},
             {"when":{"speed":"fast"},"prices":{"input_mtok":{"base":4,"tiers":[{"start":200000,"price":8}]}}},
             {"when":{"processing":"batch"},"constraint":{"start_date":"2027-01-01"},"prices":{"input_mtok":0.75}},
             {"when":{"processing":"batch"},"constraint":{"start_date":"2026-10-14"},"prices":{"input_mtok":0.5}}]
            """#
        let parsed = try parse(#"{"input_mtok":2,"output_mtok":10}"#, rest: #","price_variants":\#(variants)"#)
        #expect(
            Parsing.lines(parsed) == [
                "price_variants[1].prices.input_mtok: input.text 1/1M token {\"service_tier\":\"flex\"}",
                "price_variants[1].prices.output_mtok: output.text 5/1M token {\"service_tier\":\"flex\"}",
                "price_variants[2].prices.input_mtok.base: input.text 4/1M token "
                    + "{\"service_tier\":\"fast\",\"prompt_tokens\":{\"lte\":200000}}",
                "price_variants[2].prices.input_mtok.tiers[0].price: input.text 8/1M token "
                    + "{\"service_tier\":\"fast\",\"prompt_tokens\":{\"gt\":200000}}",
                "price_variants[3].prices.input_mtok: input.text 0.75/1M token {\"service_tier\":\"batch\"} 2027-01-01..",
                "price_variants[4].prices.input_mtok: input.text 0.5/1M token {\"service_tier\":\"batch\"} "
                    + "2026-10-14..2027-01-01",
                "prices.input_mtok: input.text 2/1M token", "prices.output_mtok: output.text 10/1M token",
            ])
        #expect(parsed.diagnostics.isEmpty)
    }

    @Test(arguments: [
        #"{"route":"mistral/eu"}"#, #"{"search_type":"fast"}"#, #"{"service_tier":"turbo"}"#,
        #"{"service_tier":"flex","processing":"batch"}"#, "{}", "null", #""batch""#,
    ])
    func `a variant under another condition is a skip for each price, and a diagnostic`(condition: String) throws {
        let parsed = try parse(
            #"{"input_mtok":2}"#,
            rest: #","price_variants":[{"when":\#(condition),"prices":{"input_mtok":1,"output_mtok":{"base":5}}}]"#)
        #expect(
            Parsing.lines(parsed) == [
                "price_variants[0].prices.input_mtok: skip unknown_key",
                "price_variants[0].prices.output_mtok.base: skip unknown_key",
                "prices.input_mtok: input.text 2/1M token",
            ])
        #expect(parsed.diagnostics.count == 1)
    }
}
