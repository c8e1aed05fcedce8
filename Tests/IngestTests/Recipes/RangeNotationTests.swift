import Tariff
import Testing

@testable import Ingest

@Suite struct RangeNotationTests {
    @Test(arguments: [
        ("<= 200k", #"{"lte":200000}"#), ("prompts > 200k tokens", #"{"gt":200000}"#), ("≤256K", #"{"lte":256000}"#),
        ("[0, 32]", #"{"lte":32}"#), ("(32, 128]", #"{"gt":32,"lte":128}"#), ("(200, +∞)", #"{"gt":200}"#),
        ("0<Token≤128K", #"{"lte":128000}"#), ("32K<Token≤128K", #"{"gt":32000,"lte":128000}"#),
        ("512k+", #"{"gte":512000}"#), ("512K ~ 1M", #"{"gt":512000,"lte":1000000}"#), ("32,768 < n", #"{"gt":32768}"#),
        (">= 1M", #"{"gte":1000000}"#),
    ])
    func `a notation of a price list is a range`(text: String, expected: String) throws {
        let bounds = try #require(RangeNotation.bounds(of: text))
        var conditions = Conditions()
        conditions.promptTokens = bounds
        #expect(conditions.json == #"{"prompt_tokens":\#(expected)}"#)
    }

    @Test func `an interval may count thousands`() throws {
        #expect(RangeNotation.bounds(of: "(32, 128]", times: 1000)?.lower?.value == 32_000)
    }

    @Test(arguments: ["", "tokens", "200k", "<", "> many", "(a, b)", "9 lives"])
    func `a text without a notation is no range`(text: String) {
        #expect(RangeNotation.bounds(of: text) == nil)
    }
}
