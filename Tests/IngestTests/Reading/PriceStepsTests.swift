import Tariff
import TestSupport
import Testing

@testable import Ingest

/// The conversion of a base price and its steps into disjoint ranges.
@Suite struct PriceStepsTests {
    /// Parses `AMOUNT CONDITIONS`, with the amount in femto, as prices of input text.
    private func disjoint(_ lines: [(Int, Conditions)], component: Component = .inputText) -> [String] {
        let prices = lines.map { femto, conditions in
            EntryDraft.Price(
                rate: Rate(component, .token, Amount(femto: Int64(femto)), conditions: conditions), field: "f",
                raw: "\(femto)")
        }
        return PriceSteps.disjoint(prices).map { "\($0.rate.amount.femto) \($0.rate.conditions.json)" }
    }

    private func tokens(_ bounds: Bounds?, tier: ServiceTier? = nil, ttl: CacheLifetime? = nil) -> Conditions {
        var conditions = Conditions()
        conditions.promptTokens = bounds
        conditions.serviceTier = tier
        conditions.cacheTTL = ttl
        return conditions
    }

    @Test func `a price without steps stays as it is`() {
        #expect(disjoint([(1, .none)]) == ["1 {}"])
        #expect(disjoint([]) == [])
        #expect(disjoint([(1, tokens(nil, tier: .flex)), (2, .none)]) == [#"1 {"service_tier":"flex"}"#, "2 {}"])
    }

    @Test func `the base ends where the first step begins, and every step at the next`() {
        let lines = [(3, tokens(.above(256_000))), (1, .none), (2, tokens(.above(32_000)))]
        #expect(
            disjoint(lines) == [
                #"3 {"prompt_tokens":{"gt":256000}}"#, #"1 {"prompt_tokens":{"lte":32000}}"#,
                #"2 {"prompt_tokens":{"gt":32000,"lte":256000}}"#,
            ])
    }

    @Test func `a step that includes its threshold leaves it to no other`() {
        let from = Bounds(lower: .init(200_000, isIncluded: true))
        #expect(
            disjoint([(1, .none), (2, tokens(from))]) == [
                #"1 {"prompt_tokens":{"lt":200000}}"#, #"2 {"prompt_tokens":{"gte":200000}}"#,
            ])
    }

    @Test func `steps without a base leave the part below unsaid`() {
        #expect(
            disjoint([(2, tokens(.above(10))), (3, tokens(.above(20)))]) == [
                #"2 {"prompt_tokens":{"gt":10,"lte":20}}"#, #"3 {"prompt_tokens":{"gt":20}}"#,
            ])
    }

    @Test func `ranges that state both ends are left alone`() {
        func range(_ from: Int64, _ to: Int64?) -> Conditions {
            tokens(Bounds(lower: .init(from, isIncluded: false), upper: to.map { .init($0, isIncluded: true) }))
        }
        #expect(
            disjoint([(1, range(0, 32)), (2, range(32, 128)), (3, range(128, nil))]) == [
                #"1 {"prompt_tokens":{"lte":32}}"#, #"2 {"prompt_tokens":{"gt":32,"lte":128}}"#,
                #"3 {"prompt_tokens":{"gt":128}}"#,
            ])
    }

    @Test func `steps separate only what is alike in everything else`() {
        let lines = [
            (1, Conditions.none), (2, tokens(nil, ttl: .oneHour)), (3, tokens(.above(200), ttl: .oneHour)),
        ]
        #expect(
            disjoint(lines, component: .inputTextCacheWrite) == [
                "1 {}", #"2 {"prompt_tokens":{"lte":200},"cache_ttl":"1h"}"#,
                #"3 {"prompt_tokens":{"gt":200},"cache_ttl":"1h"}"#,
            ])
    }

    @Test func `a tier without steps beside a standard price with steps holds up to the first`() {
        let lines = [
            (1, Conditions.none), (2, tokens(.above(200))), (4, tokens(.above(400))), (3, tokens(nil, tier: .batch)),
        ]
        #expect(
            disjoint(lines) == [
                #"1 {"prompt_tokens":{"lte":200}}"#, #"2 {"prompt_tokens":{"gt":200,"lte":400}}"#,
                #"4 {"prompt_tokens":{"gt":400}}"#, #"3 {"service_tier":"batch","prompt_tokens":{"lte":200}}"#,
            ])
    }

    @Test func `a tier with steps of its own keeps them`() {
        let lines = [
            (1, Conditions.none), (2, tokens(.above(200))), (3, tokens(nil, tier: .batch)),
            (4, tokens(.above(100), tier: .batch)),
        ]
        #expect(
            disjoint(lines).suffix(2) == [
                #"3 {"service_tier":"batch","prompt_tokens":{"lte":100}}"#,
                #"4 {"service_tier":"batch","prompt_tokens":{"gt":100}}"#,
            ])
    }

    @Test func `pixels and intervals have steps too`() {
        var wide = Conditions()
        wide.pixels = .above(262_144)
        var long = Conditions()
        long.interval = .above(8)
        var longer = Conditions()
        longer.interval = .above(15)
        #expect(
            disjoint([(1, .none), (2, wide)]) == [#"1 {"pixels":{"lte":262144}}"#, #"2 {"pixels":{"gt":262144}}"#])
        #expect(
            disjoint([(1, .none), (2, long), (3, longer)]) == [
                #"1 {"interval":{"lte":8}}"#, #"2 {"interval":{"gt":8,"lte":15}}"#, #"3 {"interval":{"gt":15}}"#,
            ])
    }

    @Test(arguments: 1...100 as ClosedRange<UInt64>)
    func `whatever the thresholds, every prompt has one price`(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let thresholds = Set((0..<1 + random.below(5)).map { _ in Int64(1 + random.below(50)) })
        let steps = thresholds.shuffled(using: &random).map { threshold in
            EntryDraft.Price(
                rate: Rate(
                    .inputText, .token, Amount(femto: threshold),
                    conditions: tokens(Bounds(lower: .init(threshold, isIncluded: random.below(2) == 0)))),
                field: "", raw: "")
        }
        let base = EntryDraft.Price(rate: Rate(.inputText, .token, .zero), field: "", raw: "")
        let prices = PriceSteps.disjoint(steps + [base])
        for prompt in 0...60 as ClosedRange<Int64> {
            let holding = prices.filter { $0.rate.conditions.promptTokens?.contains(prompt) ?? true }
            let stated = steps.filter { $0.rate.conditions.promptTokens?.contains(prompt) ?? true }
            #expect(holding.map(\.rate.amount) == [stated.map(\.rate.amount).max() ?? .zero], "prompt of \(prompt)")
        }
    }
}
