import Tariff
import Testing

@testable import Ingest

@Suite struct PriceTextTests {
    @Test(arguments: [
        ("$2.50", "2.50 USD -"), ("$2.50 / 1M tokens", "2.50 USD token"), ("US$ 0.04 per image", "0.04 USD image"),
        ("0.15 USD", "0.15 USD -"), ("€1,000.50", "1000.50 EUR -"), ("0.02元", "0.02 CNY -"),
        ("12 CNY/1M tokens", "12 CNY token"),
        ("0.006 per 1K characters", "0.006 - character"), ("£3", "3 GBP -"),
    ])
    func `a price is read with what is printed beside it`(text: String, expected: String) throws {
        let price = try #require(PriceText(text))
        let unit = price.unit.flatMap(UnitPhrase.init).flatMap { phrase in
            [Component.inputText, .outputImage].lazy.compactMap { phrase.unit(of: $0)?.unit.name }.first
        }
        #expect("\(price.number) \(price.currency?.rawValue ?? "-") \(unit ?? "-")" == expected)
    }

    @Test(arguments: [
        "", "2.50", "free", "¥2.50", "$", "$1,00", "$1.2.3", "$2 - $4", "$2 (was $4)",
        "$2.00, prompts <= 200k tokens $4.00", "2 USD EUR",
        "1,5 €", "-$2", "$2 per moon",
    ])
    func `a text that is not one clear price is refused`(text: String) {
        #expect(PriceText(text) == nil)
    }
}
