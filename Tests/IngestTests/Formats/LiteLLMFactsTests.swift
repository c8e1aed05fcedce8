import Tariff
import Testing

@testable import Ingest

/// The facts of an entry of LiteLLM's map.
@Suite struct LiteLLMFactsTests {
    @Test(
        arguments: [
            (
                "chat",
                #""max_input_tokens":200000,"max_output_tokens":"8192","max_tokens":64000,"supports_vision":true,"supports_function_calling":true,"supports_reasoning":false"#,
                [
                    "max_input_tokens: limit.input=200000", "max_output_tokens: limit.output=8192",
                    "mode: accepts=text,image",
                    "mode: produces=text", "state=unknown", "supports_function_calling: capability.tools=yes",
                    "supports_reasoning: capability.reasoning=no",
                ]
            ),
            (
                "chat", #""max_tokens":4096"#,
                ["max_tokens: limit.output=4096", "mode: accepts=text", "mode: produces=text", "state=unknown"]
            ),
            (
                "embedding", #""max_tokens":8191,"max_output_tokens":0"#,
                ["max_tokens: limit.input=8191", "mode: accepts=text", "mode: produces=embedding", "state=unknown"]
            ),
            (
                "chat",
                #""deprecation_date":"2026-10-31","supported_regions":["eu-west-1","GLOBAL"],"supported_endpoints":["/v1/batch"]"#,
                [
                    "deprecation_date: deprecated=2026-10-31T00:00:00Z", "mode: accepts=text", "mode: produces=text",
                    "state=unknown",
                    "supported_endpoints: capability.batch=yes", "supported_regions: regions=eu-west-1,global",
                ]
            ),
            (
                "image_edit", #""supported_output_modalities":["image","text"]"#,
                ["mode: accepts=text,image", "state=unknown", "supported_output_modalities: produces=text,image"]
            ),
            ("search", "", ["mode: accepts=text", "mode: produces=", "state=unknown"]),
        ] as [(String, String, [String])])
    func `what is no price is a fact`(mode: String, entry: String, expected: [String]) throws {
        let parsed = try Parsing.litellm(entry, mode: mode)
        #expect(Parsing.lines(parsed, facts: true) == expected)
        #expect(parsed.diagnostics == [])
    }

    @Test(
        arguments: [
            ("acme/model-preview", "preview"), ("acme/model-exp-0827", "preview"), ("acme/model", nil),
            ("acme/expert", nil),
        ] as [(String, String?)])
    func `a name with a word for it is a preview`(key: String, status: String?) throws {
        let parsed = try Parsing.litellm(#""input_cost_per_token":1e-6"#, key: key)
        let statuses = parsed.claims.compactMap { claim -> String? in
            if case .fact(.status(let status)) = claim.content { return status.rawValue }
            return nil
        }
        #expect(statuses == [status].compactMap(\.self))
    }

    @Test(arguments: [
        (#""deprecation_date":"soon""#, "unreadable_date"), (#""max_input_tokens":"many""#, "wrong_type"),
        (#""max_output_tokens":[1]"#, "wrong_type"), (#""max_input_tokens":0.5"#, "wrong_type"),
    ])
    func `a fact that cannot be read is reported`(entry: String, code: String) throws {
        let parsed = try Parsing.litellm(entry)
        #expect(parsed.diagnostics.map(\.code) == [code])
    }
}
