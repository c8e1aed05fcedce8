import Tariff
import TestSupport
import Testing

@Suite
struct RateChoiceTests {
    private static let now = Timestamp(seconds: 1_795_420_800)

    private func choose(
        _ rates: [Rate], currency: Currency = .usd, _ set: (inout Situation) -> Void = { _ in }
    ) -> RateChoice? {
        var situation = Situation(promptTokens: 1000, outputTokens: 500, at: Self.now)
        set(&situation)
        let component = rates.first?.component ?? .inputText
        let unit = rates.first?.unit ?? .token
        return RateChoice.choose(
            component, unit, currency: currency, in: Offer.selling(rates).ladders, situation: situation)
    }

    @Test func `the rate with the most keys wins, dearer or cheaper`() throws {
        let base = try Rate.stated("3e-6", .inputText)
        let cheap = try Rate.stated("1e-6", .inputText) { $0.promptTokens = .upTo(1000) }
        let dear = try Rate.stated("9e-6", .inputText) {
            $0.promptTokens = .upTo(1000)
            $0.outputTokens = .upTo(500)
        }
        #expect(choose([base, cheap])?.rate == cheap)
        #expect(choose([base, cheap, dear])?.rate == dear)
        #expect(choose([base, cheap, dear])?.note == nil)
        #expect(choose([base, cheap, dear]) { $0.outputTokens = 501 }?.rate == cheap)
        #expect(choose([base, cheap, dear]) { $0.promptTokens = 1001 }?.rate == base)
    }

    @Test func `at equal number the larger is used and the note names both`() throws {
        let one = try Rate.stated("2.5e-6", .inputText) { $0.promptTokens = .upTo(1000) }
        let other = try Rate.stated("4e-6", .inputText) { $0.outputTokens = .upTo(500) }
        for rates in [[one, other], [other, one]] {
            let choice = try #require(choose(rates))
            #expect(choice.rate == other)
            let note = try #require(choice.note)
            #expect(note.contains("2.5") && note.contains("4 ") && note.contains("larger"), "\(note)")
        }
    }

    @Test func `equal amounts are no contradiction`() throws {
        let one = try Rate.stated("4e-6", .inputText) { $0.promptTokens = .upTo(1000) }
        let other = try Rate.stated("4e-6", .inputText) { $0.outputTokens = .upTo(500) }
        #expect(choose([one, other])?.note == nil)
    }

    @Test func `of three equal claims the note names the two largest`() throws {
        let rates = try ["1e-6", "3e-6", "2e-6"].map { try Rate.stated($0, .inputText) }
        let note = try #require(choose(rates)?.note)
        #expect(note.contains("3") && note.contains("2") && !note.contains("1 "), "\(note)")
    }

    @Test(arguments: [
        Conditions.when { $0.mode = "pro" }, .when { $0.quality = "hd" }, .when { $0.size = "512x512" },
        .when { $0.supply = "vendor" }, .when { $0.withAudio = true }, .when { $0.plan = "monthly" },
        .when { $0.searchContext = .high },
    ])
    func `a key that the question leaves open may be fallen back on`(conditions: Conditions) throws {
        let dear = Rate(.requestWebSearch, .request, try Amount("0.05"), conditions: conditions)
        var others = conditions
        others.region = nil
        let cheap = Rate(
            .requestWebSearch, .request, try Amount("0.01"), conditions: others.adding(.when { $0.results = .upTo(10) })
        )
        let choice = try #require(choose([dear, cheap]))
        #expect(choice.rate == cheap)
        #expect(choice.note?.contains(cheap.conditions.json) == true)
        let base = try Rate.stated("0.09", .requestWebSearch, .request)
        #expect(choose([dear, cheap, base])?.rate == base)
    }

    @Test(arguments: [
        Conditions.when { $0.serviceTier = .batch }, .when { $0.region = "eu" },
        .when { $0.promptTokens = .above(1000) },
        .when { $0.fineTuned = true }, .when { $0.resolution = "480p" }, .when { $0.thinking = true },
        .when { $0.cache = .explicit }, .when { $0.cacheTTL = .oneHour }, .when { $0.results = .above(10) },
    ])
    func `no other key is fallen back on`(conditions: Conditions) throws {
        #expect(choose([Rate(.inputText, .token, try Amount("1e-6"), conditions: conditions)]) == nil)
    }

    @Test func `a promotion wins while promotions count`() throws {
        let list = try Rate.stated("3e-6", .inputText)
        let promotion = try Rate.stated("1e-6", .inputText) { $0.promotion = true }
        #expect(choose([list, promotion])?.rate == promotion)
        #expect(choose([list, promotion]) { $0.countsPromotions = false }?.rate == list)
    }

    @Test func `a rate in another currency or out of its dates does not apply`() throws {
        let yuan = try Rate.stated("1e-6", .inputText, currency: Currency(rawValue: "CNY"))
        #expect(choose([yuan]) == nil)
        #expect(choose([yuan], currency: Currency(rawValue: "CNY"))?.rate == yuan)
        let rate = try Rate.stated("1e-6", .inputText)
        let ended = Offer.selling([Ladder.Step(rate: rate, effective: EffectivePeriod(to: Self.now))])
        let begun = Offer.selling([Ladder.Step(rate: rate, effective: EffectivePeriod(from: Self.now))])
        let situation = Situation(at: Self.now)
        #expect(
            RateChoice.choose(.inputText, .token, currency: .usd, in: ended.ladders, situation: situation) == nil)
        #expect(
            RateChoice.choose(.inputText, .token, currency: .usd, in: begun.ladders, situation: situation)?.rate == rate
        )
    }
}
