import Tariff
import Testing

@testable import Ingest

@Suite struct UnitPhraseTests {
    @Test(arguments: [
        ("USD per 1M tokens", "input.text", "2.5", "USD token 0.0000025"),
        ("USD per token", "input.text", "0.0000025", "USD token 0.0000025"),
        ("cents per token", "output.text", "0.0002", "USD token 0.000002"),
        ("US cents per 100M tokens", "input.text", "12500", "USD token 0.00000125"),
        ("1e-4 USD per 1M tokens", "input.text", "2700", "USD token 0.00000027"),
        ("usd_per_1m_tokens", "input.text", "3", "USD token 0.000003"),
        ("CNY per 10K characters", "input.text", "2", "CNY character 0.0002"),
        ("1K tokens", "input.text", "0.005", "- token 0.000005"),
        ("1M", "output.text", "15", "- token 0.000015"),
        ("per minute", "input.audio", "0.006", "- audio_second 0.0001"),
        ("1 Hour", "compute", "3.6", "- compute_second 0.001"),
        ("USD per second", "output.video", "0.1", "USD video_second 0.1"),
        ("USD per image", "output.image", "0.04", "USD image 0.04"),
        ("USD per 1K searches", "request.web_search", "10", "USD request 0.01"),
        ("cents per 100M searches", "request.web_search", "100000000", "USD request 0.01"),
        ("USD per pixel", "output.image", "0.00000002", "USD megapixel 0.02"),
        ("USD per 512x512 tile", "input.image", "0.01", "USD megapixel 0.03814697265625"),
        ("EUR per 1,000 pages", "input.document", "1.5", "EUR page 0.0015"),
        ("CNY per 1M tokens per hour", "input.text.cache_storage", "0.017", "CNY token_hour 0.000000017"),
        ("USD per GB per day", "storage", "0.1", "USD gigabyte_day 0.1"),
        ("credit:acme per 1M tokens", "input.text", "2", "credit:acme token 0.000002"),
    ])
    func `a unit in words gives the price of one`(
        phrase: String, component: String, printed: String, expected: String
    ) throws {
        let read = try #require(UnitPhrase(phrase))
        let counted = try #require(Component(name: component))
        let (unit, factor) = try #require(read.unit(of: counted))
        let amount = try Amount(printed, factor: factor)
        let currency = read.currency?.rawValue ?? "-"
        #expect("\(currency) \(unit) \(amount.text())" == expected)
    }

    @Test(arguments: [
        "", "USD", "per", "USD per", "per 0 tokens", "USD per 1M bananas", "half a USD per token", "cents per",
        "1M tokens of text",
    ])
    func `a text that is no unit is refused`(phrase: String) {
        // "per" alone and an empty text would make every number a price per token.
        #expect(UnitPhrase(phrase) == nil)
    }

    @Test func `a second is one of what the component is`() throws {
        let phrase = try #require(UnitPhrase("USD per second"))
        #expect(phrase.unit(of: .inputText) == nil)
        #expect(phrase.unit(of: .outputAudio)?.unit == .audioSecond)
        #expect(phrase.unit(of: .inputVideo)?.unit == .videoSecond)
    }
}
