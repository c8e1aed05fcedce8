import Tariff
import Testing

@testable import Ingest

/// Rows of llm-prices, written by hand, and the claims that they are.
@Suite struct LLMPricesTests {
    /// A row: id, name and the rest of its members.
    private struct Row {
        var id: String
        var name: String
        var rest: String

        init(_ id: String, _ name: String, _ rest: String) {
            self.id = id
            self.name = name
            self.rest = rest
        }

        var json: String { #"{"id":"\#(id)","vendor":"acme","name":"\#(name)",\#(rest)}"# }
    }

    private func parse(_ rows: Row...) throws -> ParsedDocument {
        try Parsing.parse(LLMPrices(), #"{"prices":[\#(rows.map(\.json).joined(separator: ","))]}"#)
    }

    private func lines(_ parsed: ParsedDocument) -> [String] {
        parsed.claims.compactMap { claim in
            if case .fact = claim.content { return nil }
            return "\(claim.key) \(claim.offer.providerModelID) \(claim.field): \(ClaimLines.content(claim.content))"
                + ClaimLines.dates(claim.effective)
        }.sorted()
    }

    @Test func `three prices are per million tokens`() throws {
        let parsed = try parse(
            Row("m", "M", #""input":2.5,"output":10,"input_cached":0.25,"from_date":null,"to_date":null"#))
        #expect(
            lines(parsed) == [
                "acme/m@ m input: input.text 2.5/1M token",
                "acme/m@ m input_cached: input.text.cache_read 0.25/1M token",
                "acme/m@ m output: output.text 10/1M token",
            ])
        #expect(parsed.diagnostics == [])
    }

    @Test func `a row holds from its first date to the day before its last`() throws {
        let parsed = try parse(
            Row("m", "M", #""input":1,"from_date":"2025-02-08","to_date":null"#),
            Row("m", "M", #""input":2,"from_date":null,"to_date":"2025-02-08""#))
        #expect(
            lines(parsed) == [
                "acme/m@ m input: input.text 2/1M token ..2025-02-08",
                "acme/m@2025-02-08 m input: input.text 1/1M token 2025-02-08..",
            ])
    }

    @Test func `a later row ends the one before it`() throws {
        let parsed = try parse(
            Row("m", "M", #""input":1"#), Row("m", "M", #""input":2,"from_date":"2025-02-08","to_date":"2026-02-08""#),
            Row("m", "M", #""input":3,"from_date":"2026-01-01""#))
        #expect(
            lines(parsed) == [
                "acme/m@ m input: input.text 1/1M token ..2025-02-08",
                "acme/m@2025-02-08 m input: input.text 2/1M token 2025-02-08..2026-01-01",
                "acme/m@2026-01-01 m input: input.text 3/1M token 2026-01-01..",
            ])
    }

    @Test func `an id with a count of thousands beside one without is its step`() throws {
        let parsed = try parse(
            Row("m", "M ≤200k", #""input":1,"input_cached":0.1"#), Row("m-200k", "M >200k", #""input":2"#),
            Row("m-1m", "M", #""input":4"#), Row("n-128k", "N 128k", #""input":9"#))
        #expect(
            lines(parsed) == [
                #"acme/m-1m@ m input: input.text 4/1M token {"prompt_tokens":{"gt":1000000}}"#,
                #"acme/m-200k@ m input: input.text 2/1M token {"prompt_tokens":{"gt":200000,"lte":1000000}}"#,
                #"acme/m@ m input: input.text 1/1M token {"prompt_tokens":{"lte":200000}}"#,
                // No step states it, and the name says up to where it holds.
                #"acme/m@ m input_cached: input.text.cache_read 0.1/1M token {"prompt_tokens":{"lte":200000}}"#,
                // Nothing beside it: the count is part of its name.
                "acme/n-128k@ n-128k input: input.text 9/1M token",
            ])
    }

    @Test func `a price that no step states has no condition`() throws {
        let parsed = try parse(
            Row("m", "M", #""input":1,"input_cached":0.1"#), Row("m-200k", "M", #""input":2,"input_cached":null"#))
        #expect(
            lines(parsed).suffix(2) == [
                #"acme/m@ m input: input.text 1/1M token {"prompt_tokens":{"lte":200000}}"#,
                "acme/m@ m input_cached: input.text.cache_read 0.1/1M token",
            ])
    }

    @Test func `a base is cut where its step begins and ends`() throws {
        let parsed = try parse(
            Row("m", "M", #""input":1"#),
            Row("m-200k", "M", #""input":2,"from_date":"2026-01-01","to_date":"2026-06-01""#))
        #expect(
            lines(parsed) == [
                #"acme/m-200k@2026-01-01 m input: input.text 2/1M token {"prompt_tokens":{"gt":200000}} 2026-01-01..2026-06-01"#,
                "acme/m@ m input: input.text 1/1M token ..2026-01-01",
                "acme/m@ m input: input.text 1/1M token 2026-06-01..",
                #"acme/m@ m input: input.text 1/1M token {"prompt_tokens":{"lte":200000}} 2026-01-01..2026-06-01"#,
            ])
    }

    @Test func `a base is not cut where a step begins that it does not reach`() throws {
        let parsed = try parse(
            Row("m", "M", #""input":1"#), Row("m-200k", "M", #""input":2"#),
            Row("m-1m", "M", #""input":3,"from_date":"2026-01-01""#))
        #expect(
            lines(parsed) == [
                #"acme/m-1m@2026-01-01 m input: input.text 3/1M token {"prompt_tokens":{"gt":1000000}} 2026-01-01.."#,
                #"acme/m-200k@ m input: input.text 2/1M token {"prompt_tokens":{"gt":200000,"lte":1000000}} 2026-01-01.."#,
                #"acme/m-200k@ m input: input.text 2/1M token {"prompt_tokens":{"gt":200000}} ..2026-01-01"#,
                #"acme/m@ m input: input.text 1/1M token {"prompt_tokens":{"lte":200000}}"#,
            ])
    }

    /// Id, name, ids beside it; what is read.
    @Test(
        arguments: [
            ("gpt-9", "GPT-9 ≤272k", ["gpt-9-272k"], "gpt-9 “GPT-9” ..272000 text text"),
            ("gpt-9-272k", "GPT-9 >272k", ["gpt-9"], "gpt-9 “GPT-9” 272000.. text text"),
            ("gpt-9-272k", "GPT-9", ["gpt-9"], "gpt-9 “GPT-9” 272000.. text text"),
            // A name that says it needs no other id.
            ("gpt-9-long", "GPT-9 (> 272K)", [], "gpt-9-long “GPT-9” 272000.. text text"),
            ("gpt-9", "GPT-9 <= 200,000 tokens", [], "gpt-9 “GPT-9” ..200000 text text"),
            ("gpt-9", "GPT-9 ≥200k", [], "gpt-9 “GPT-9” 199999.. text text"),
            ("gpt-9", "GPT-9 <200k", [], "gpt-9 “GPT-9” ..199999 text text"),
            ("claude-opus-4-1", "Claude Opus 4.1", ["claude-opus-4"], "claude-opus-4-1 “Claude Opus 4.1” .. text text"),
            ("v1-128k", "V1 128k", ["v1-32k"], "v1-128k “V1 128k” .. text text"),
            ("draw-image", "draw (image gen) image tokens", ["draw-text"], "draw “draw” .. image image"),
            ("draw-text", "draw (image gen) text tokens", ["draw-image"], "draw “draw” .. text text"),
            ("draw-image", "draw image tokens", [], "draw-image “draw” .. image image"),
            ("draw-audio", "Draw Audio Tokens", ["draw"], "draw “Draw” .. audio audio"),
            ("draw-1", "draw-1 (image gen)", [], "draw-1 “draw-1” .. text image"),
            ("m-batch", "M (batch)", ["m"], "m “M” .. text text batch"),
            ("m-fast", "M Fast", ["m"], "m-fast “M Fast” .. text text"),
            ("m", "M (off-peak)", [], "m “M (off-peak)” .. text text unread off-peak"),
            ("speaker", "Speaker", [], "speaker “Speaker” .. text text"),
        ] as [(String, String, [String], String)])
    func `ids and names say what a row is of`(id: String, name: String, beside: [String], expected: String) {
        let read = LLMPricesName(id: id, name: name, beside: Set(beside))
        let bounds = [read.above, read.upTo].map { $0.map { "\($0)" } ?? "" }.joined(separator: "..")
        let rest = [read.tier.map(\.rawValue), read.unread.map { "unread \($0)" }].compactMap { $0 }
        #expect(
            ([read.modelID, "“\(read.name)”", bounds, read.input, read.output] + rest).joined(separator: " ")
                == expected)
    }

    @Test func `image tokens are charged as images`() throws {
        let parsed = try parse(Row("m-image", "M image tokens", #""input":8,"output":30,"input_cached":2"#))
        #expect(
            lines(parsed) == [
                "acme/m-image@ m-image input: input.image 8/1M token",
                "acme/m-image@ m-image input_cached: input.image.cache_read 2/1M token",
                "acme/m-image@ m-image output: output.image 30/1M token",
            ])
    }

    @Test func `rows that say the same are one`() throws {
        let parsed = try parse(
            Row("m", "M", #""input":1"#), Row("m", "M ≤200k", #""input":1"#), Row("m-200k", "M >200k", #""input":2"#))
        #expect(
            lines(parsed) == [
                #"acme/m-200k@ m input: input.text 2/1M token {"prompt_tokens":{"gt":200000}}"#,
                #"acme/m@ m input: input.text 1/1M token {"prompt_tokens":{"lte":200000}}"#,
                "acme/m@ m input: skip duplicate",
            ])
        #expect(parsed.diagnostics.map(\.code) == ["duplicate_id"])
    }

    /// The rest of a row, its lines, codes of diagnostics.
    @Test(
        arguments: [
            (#""input":0,"output":0"#, ["input: skip zero_unknown", "output: skip zero_unknown"], []),
            (
                #""input":1,"output":0,"input_cached":0"#,
                [
                    "input: input.text 1/1M token", "input_cached: skip zero_no_separate_rate",
                    "output: output.text 0/1M token",
                ], []
            ),
            (
                #""input":"2.5","output":"dear""#, ["input: input.text 2.5/1M token", "output: skip unreadable"],
                ["unreadable_price"]
            ),
            (#""input":-1,"output":[1]"#, ["input: skip sentinel", "output: skip unreadable"], ["unreadable_price"]),
            (#""input":1e400"#, ["input: skip unreadable"], ["unreadable_price"]),
            (
                #""input":1,"input_written":2,"note":"x""#,
                ["input: input.text 1/1M token", "input_written: skip unknown_key"],
                ["unknown_key", "unknown_key"]
            ),
            (#""input":1,"to_date":"soon""#, ["input: skip unreadable"], ["unreadable_date"]),
            (#""input":1,"from_date":7"#, ["input: skip unreadable"], ["unreadable_date"]),
            (#""input":1,"from_date":"","to_date":"""#, ["input: input.text 1/1M token"], []),
        ] as [(String, [String], [String])])
    func `what is said badly is skipped and reported, and the rest is read`(
        rest: String, expected: [String], codes: [String]
    ) throws {
        let parsed = try parse(Row("m", "M", rest))
        #expect(lines(parsed) == expected.map { "acme/m@ m \($0)" })
        #expect(parsed.diagnostics.map(\.code) == codes)
        #expect(parsed.diagnostics.allSatisfy { $0.key == "acme/m@" && $0.message.hasSuffix(".") })
    }

    @Test func `a period that ends before it begins and a name with hours are not told as prices`() throws {
        let parsed = try parse(
            Row("m", "M", #""input":1,"from_date":"2026-02-01","to_date":"2026-01-01""#),
            Row("n", "N off-peak", #""input":1"#))
        #expect(
            lines(parsed) == ["acme/m@2026-02-01 m input: skip unreadable", "acme/n@ n input: skip unreadable"])
        #expect(parsed.diagnostics.map(\.code) == ["unreadable_date", "unreadable_condition"])
    }

    @Test func `rows without a vendor or an id are reported`() throws {
        let parsed = try Parsing.parse(
            LLMPrices(),
            #"{"prices":[5,{"id":"a"},{"vendor":"acme"},{"id":"","vendor":"acme"},{"id":"a-preview","vendor":"acme","name":7,"input":1}]}"#
        )
        #expect(parsed.diagnostics.map(\.code) == ["no_id", "no_id", "no_id", "no_id", "wrong_type"])
        #expect(
            Parsing.lines(parsed, facts: true) == ["id: status=preview", "input: input.text 1/1M token"])
    }
}
