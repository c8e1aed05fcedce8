import Tariff
import TestSupport
import Testing

/// The worked examples of `docs/prices-and-units.md`, with the numbers that their sources state.
@Suite
struct WorkedExampleTests {
    private static let now = Timestamp(seconds: 1_795_420_800)

    private func amounts(_ quote: Quote) -> [String] { quote.lines.map { $0.amount.text() } }

    private func gemini() throws -> Offer {
        func steps(_ component: Component, _ base: String, _ above: String) throws -> [Rate] {
            [
                try .stated(base, component) { $0.promptTokens = .upTo(200_000) },
                try .stated(above, component) { $0.promptTokens = .above(200_000) },
            ]
        }
        return .selling(
            try steps(.inputText, "1.25e-06", "2.5e-06") + steps(.inputTextCacheRead, "1.25e-07", "2.5e-07")
                + steps(.outputText, "1e-05", "1.5e-05"))
    }

    @Test func `1: above its threshold the whole request is re-rated`() throws {
        var workload = Workload(inputTokens: 250_000, cachedTokens: 50_000, outputTokens: 2000, at: Self.now)
        let above = try Quoter(workload).quote(try gemini())
        #expect(above.list.description == "0.5425")
        #expect(above.lines.map(\.cost.description) == ["0.5", "0.0125", "0.03"])
        #expect(above.lines.allSatisfy { $0.conditions.promptTokens == .above(200_000) })
        workload.inputTokens = 200_000
        let at = try Quoter(workload).quote(try gemini())
        #expect(amounts(at) == ["0.00000125", "0.000000125", "0.00001"])
    }

    @Test(arguments: [("1h", "0.0378", "0.018"), ("5m", "0.03105", "0.01125")])
    func `2: a write costs what its lifetime costs`(lifetime: String, total: String, write: String) throws {
        let offer = Offer.selling([
            try .stated("0.000003", .inputText), try .stated("0.0000003", .inputTextCacheRead),
            try .stated("0.00000375", .inputTextCacheWrite),
            try .stated("0.000006", .inputTextCacheWrite) { $0.cacheTTL = .oneHour },
            try .stated("0.000015", .outputText),
        ])
        let workload = Workload(
            inputTokens: 10_000, cachedTokens: 6000, cacheWriteTokens: 3000,
            cacheTTL: try #require(CacheLifetime(lifetime)), outputTokens: 1000, at: Self.now)
        let quote = try Quoter(workload).quote(offer)
        #expect(quote.list.description == total)
        #expect(quote.lines.map(\.cost.description) == ["0.003", "0.0018", write, "0.015"])
        #expect(quote.lines.allSatisfy { $0.note == nil })
    }

    @Test(arguments: [(199, "0.0031427355"), (200, "0.0047746")])
    func `3: a tier may have two axes`(output: Int64, total: String) throws {
        func band(_ set: @escaping (inout Conditions) -> Void) -> (inout Conditions) -> Void {
            {
                $0.promptTokens = Bounds(upper: .init(32_000, isIncluded: false))
                set(&$0)
            }
        }
        let short = band { $0.outputTokens = Bounds(upper: .init(200, isIncluded: false)) }
        let long = band { $0.outputTokens = Bounds(lower: .init(200, isIncluded: true)) }
        let offer = Offer.selling([
            try .stated("0.2911", .inputText, factor: .perMillion, when: short),
            try .stated("1.1645", .outputText, factor: .perMillion, when: short),
            try .stated("0.4367", .inputText, factor: .perMillion, when: long),
            try .stated("2.038", .outputText, factor: .perMillion, when: long),
        ])
        let quote = try Quoter(Workload(inputTokens: 10_000, outputTokens: output, at: Self.now)).quote(offer)
        #expect(quote.list.description == total)
    }

    @Test(arguments: [
        ("2026-11-23T02:00:00Z", "0.01248", "2026-11-23T04:00:00Z"),
        ("2026-11-23T12:00:00Z", "0.00624", "2026-11-24T01:00:00Z"),
        // From Friday's evening the price holds through the whole weekend.
        ("2026-11-27T12:00:00Z", "0.00624", "2026-11-30T01:00:00Z"),
        ("2026-11-29T23:59:59Z", "0.00624", "2026-11-30T01:00:00Z"),
        ("2026-11-27T06:00:00Z", "0.01248", "2026-11-27T10:00:00Z"),
    ])
    func `4: off-peak hours halve the price until they end`(at: String, total: String, until: String) throws {
        let workdays = [(0, 60), (240, 360), (600, 0)].map { from, to in
            TimeWindow(zone: .utc, weekdays: [1, 2, 3, 4, 5], from: from, to: to)
        }
        let offPeak = workdays + [TimeWindow(zone: .utc, weekdays: [6, 7], from: 0, to: 0)]
        let prices: [(Component, String, String)] = [
            (.inputText, "3e-07", "1.5e-07"), (.inputTextCacheRead, "6e-09", "3e-09"),
            (.outputText, "1.2e-06", "6e-07"),
        ]
        let rates = try prices.flatMap { component, peak, low in
            [try Rate.stated(peak, component), try Rate.stated(low, component) { $0.window = offPeak }]
        }
        let workload = Workload(
            inputTokens: 100_000, cachedTokens: 80_000, outputTokens: 5000, at: try #require(Timestamp(at)))
        let quote = try Quoter(workload).quote(.selling(rates))
        #expect(quote.list.description == total)
        #expect(quote.validUntil?.description == until)
    }

    @Test func `5: a tier's rates, a stand-in for reasoning and a region's multiplier`() throws {
        let flex: (inout Conditions) -> Void = { $0.serviceTier = .flex }
        let offer = Offer.selling(
            [
                try .stated("2.5e-06", .inputText), try .stated("1.5e-05", .outputText),
                try .stated("1.25e-06", .inputText, when: flex), try .stated("7.5e-06", .outputText, when: flex),
            ], modifiers: [.multiplier(factor: "1.1", when: .when { $0.region = "eu" })])
        let workload = Workload(
            inputTokens: 20_000, outputTokens: 1000, reasoningTokens: 4000, serviceTier: .flex, region: "eu",
            at: Self.now)
        let quote = try Quoter(workload).quote(offer)
        #expect(quote.list.description == "0.06875")
        #expect(quote.lines.map(\.component) == [.inputText, .outputText, .outputTextReasoning])
        #expect(quote.lines.last?.note?.hasPrefix("reasoning tokens at the output rate") == true)
        #expect(quote.lines.allSatisfy { $0.note?.contains("1.1") == true })
    }

    @Test func `6: a write price below the input price is storage on top`() throws {
        let offer = Offer.selling([
            try .stated("0.00000125", .inputText), try .stated("0.00001", .outputText),
            try .stated("0.000000375", .inputTextCacheStorage) { $0.cacheTTL = .fiveMinutes },
        ])
        let workload = Workload(inputTokens: 50_000, cacheWriteTokens: 50_000, at: Self.now)
        let quote = try Quoter(workload).quote(offer)
        #expect(quote.list.description == "0.08125")
        #expect(quote.lines.map(\.component) == [.inputTextCacheWrite, .inputTextCacheStorage])
        #expect(quote.lines.map(\.cost.description) == ["0.0625", "0.01875"])
    }
}
