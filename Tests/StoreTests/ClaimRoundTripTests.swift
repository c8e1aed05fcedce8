import Store
import Tariff
import Testing

@Suite struct ClaimRoundTripTests {
    static let conditions: Conditions = {
        var all = Conditions()
        all.serviceTier = .flex
        all.promptTokens = Bounds(lower: .init(200_000, isIncluded: false), upper: .init(272_000, isIncluded: true))
        all.outputTokens = .upTo(200)
        all.region = "eu"
        all.cacheTTL = .oneHour
        all.cache = .explicit
        all.window = [TimeWindow(zone: .utc, weekdays: [6, 7], from: 60, to: 1440, weekdayZone: Zone("Asia/Shanghai"))]
        all.resolution = "720p"
        all.size = "1024x1024"
        all.pixels = .above(4_194_304)
        all.quality = "hd"
        all.duration = .upTo(8)
        all.interval = Bounds(lower: .init(8, isIncluded: true), upper: .init(15, isIncluded: false))
        all.withAudio = true
        all.inputHasVideo = false
        all.thinking = true
        all.fineTuned = false
        all.dataSharing = true
        all.searchContext = .high
        all.results = .above(10)
        all.mode = "a \"quoted\" mode\n"
        all.plan = "6-month"
        all.supply = "vendor"
        all.promotion = true
        return all
    }()

    static let contents: [Claim.Content] = [
        .rate(Rate(.inputText, .token, Amount(femto: 2_500_000_000))),
        .rate(Rate(.outputImage, .megapixel, Amount(femto: .max - 1), currency: Currency(rawValue: "CNY"))),
        .rate(Rate(.credit, .credit, .zero, currency: .credit(of: "databricks"), conditions: conditions)),
        .fact(.name("Größe — 大")),
        .fact(.state(.dynamic)),
        .fact(.status(.preview)),
        .fact(.deprecated(Timestamp(seconds: 1_700_000_000))),
        .fact(.retired(Timestamp(seconds: 1_700_000_001))),
        .fact(.released(Timestamp(seconds: -5))),
        .fact(.limit(.output, 1_048_576)),
        .fact(.accepts([.text, .image])),
        .fact(.produces([])),
        .fact(.capability(.parallelTools, false)),
        .fact(.score("artificial_analysis.intelligence_index", "41.5")),
        .fact(.openWeights(true)),
        .fact(.aliasOf("a/b-2025-01-01")),
        .fact(.regions(["eu", "us-east-1"])),
        .fact(.matches(#"{"or":[{"starts_with":"a,b"},{"regex":"^\\S+\"$"}]}"#)),
        .modifier(.multiplier(factor: "1.1", when: conditions)),
        .modifier(.discount(off: "0.25")),
        .modifier(.allowance(component: .requestWebSearch, quantity: 1500, period: "day", group: "gemini-3")),
        .modifier(.allowance(component: .inputImage, quantity: 5, period: "request", group: nil)),
        .modifier(.minimum(component: .outputVideo, quantity: 5)),
        .modifier(.minimumCost(component: .outputImage, amount: "0.25")),
        .modifier(.rounding(component: .outputImage, unit: .megapixel, to: "0.5")),
        .modifier(.count(component: .requestWebSearch, by: "prompt")),
    ]

    @Test(arguments: contents + SkipReason.allCases.map { .skip($0) })
    func `reads back what was written`(content: Claim.Content) throws {
        let fixture = try StoreFixture()
        let effective = EffectivePeriod(from: Timestamp(seconds: 5), to: Timestamp(seconds: 50))
        let claim = StoreFixture.claim(content, raw: "2.5e-06", effective: effective)
        let store = try fixture.writing()
        let written = try store.write(StoreFixture.run(at: 100, [StoreFixture.insert(claim, from: 100)]))
        let read = try #require(try store.claims().first)
        #expect(
            read.held == HeldClaim(claim, observedFrom: Timestamp(seconds: 100), confirmedAt: Timestamp(seconds: 100)))
        #expect(read.document == written.documents[0])
    }

    @Test func `writes the same conditions and offers once`() throws {
        let fixture = try StoreFixture()
        let store = try fixture.writing()
        let inserts = (1...4).map { StoreFixture.insert(StoreFixture.rate($0, conditions: Self.conditions), from: 100) }
        _ = try store.write(StoreFixture.run(at: 100, inserts))
        _ = try store.write(StoreFixture.run(at: 200, inserts))
        #expect(try store.counts().offers == 1)
        #expect(try store.claims().allSatisfy { $0.held.claim.rate?.conditions == Self.conditions })
        #expect(try store.claims().count == 8)
    }

    @Test func `texts that look the same keep their own bytes`() throws {
        let fixture = try StoreFixture()
        let store = try fixture.writing()
        let texts = ["caf\u{E9}", "cafe\u{301}", "cafe\u{301}"]
        let inserts = texts.enumerated().map { number, text in
            StoreFixture.insert(
                StoreFixture.claim(
                    .skip(.unknownKey), of: OfferID(rawValue: "openrouter:a/\(number)"), raw: text), from: 100)
        }
        _ = try store.write(StoreFixture.run(at: 100, inserts))
        let raws = try store.claims().map(\.held.claim).sorted { $0.offer < $1.offer }.map { Array($0.raw.utf8) }
        #expect(raws == texts.map { Array($0.utf8) })
    }
}
