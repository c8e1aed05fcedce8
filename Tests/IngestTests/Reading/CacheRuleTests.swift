import Tariff
import Testing

@testable import Ingest

/// The meaning of a cache-write price, by model and by the input price beside it.
@Suite struct CacheRuleTests {
    @Test(
        arguments: [
            // Most sellers: the price of a write, five minutes unless the key says otherwise.
            ("claude-sonnet-4.5", "3.75e-6", "3e-6", nil, "input.text.cache_write token"),
            ("claude-sonnet-4.5", "6e-6", "3e-6", "1h", "input.text.cache_write token 1h"),
            ("claude-sonnet-4.5", "3.75e-6", "3e-6", "5m", "input.text.cache_write token"),
            ("gpt-5.6", "1e-6", "2e-6", "12h", "input.text.cache_write token 12h"),
            ("claude-sonnet-4.5", "1e-6", "3e-6", nil, "input.text.cache_write token"),
            // Google sells storage: by the hour at two known prices, for five minutes below the input price.
            ("gemini/gemini-2.5-flash", "1e-6", "3e-7", nil, "input.text.cache_storage token_hour"),
            ("google/gemini-2.5-pro", "4.5e-6", "1.25e-6", nil, "input.text.cache_storage token_hour"),
            ("google/gemini-2.5-pro", "0.0000045", "1.25e-6", nil, "input.text.cache_storage token_hour"),
            ("google/gemini-2.5-pro", "3.75e-7", "1.25e-6", nil, "input.text.cache_storage token 5m"),
            ("Google/Gemini-2.5-Pro", "3.75e-7", "1.25e-6", nil, "input.text.cache_storage token 5m"),
            ("google/gemini-2.5-pro", "1.25e-6", "1.25e-6", nil, "input.text.cache_write token"),
            ("google/gemini-2.5-pro", "1.5625e-6", "1.25e-6", nil, "input.text.cache_write token"),
            ("google/gemini-2.5-pro", "3.75e-7", nil, nil, "input.text.cache_write token"),
            // ByteDance sells hours of storage at less than a tenth of the input price.
            ("volcengine/doubao-seed-1.6", "1.7e-9", "8e-8", nil, "input.text.cache_storage token_hour"),
            ("bytedance-seed/seed-2.0", "2e-8", "2.5e-7", nil, "input.text.cache_storage token_hour"),
            ("bytedance-seed/seed-2.0", "2.5e-8", "2.5e-7", nil, "input.text.cache_write token"),
            // A zero does not show its kind.
            ("google/gemini-2.5-pro", "0", "1.25e-6", nil, "input.text.cache_write token"),
            ("google/gemini-2.5-pro", nil, "1.25e-6", nil, "input.text.cache_write token"),
        ] as [(String, String?, String?, String?, String)])
    func `the rule tells writing from keeping`(
        model: String, write: String?, input: String?, lifetime: String?, expected: String
    ) throws {
        let reading = CacheRule.read(
            model: model, write: try write.map { try Amount($0) }, input: try input.map { try Amount($0) },
            lifetime: lifetime.flatMap { CacheLifetime($0) })
        let parts = [reading.component.name, reading.unit.name, reading.lifetime?.description]
        #expect(parts.compactMap(\.self).joined(separator: " ") == expected)
    }
}
