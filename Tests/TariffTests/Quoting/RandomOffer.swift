import Tariff
import TestSupport

/// Offers of text with tiers, windows, regions and gaps, and workloads to quote on them.
struct RandomOffer {
    private static let now = Timestamp(seconds: 1_795_420_800)

    var random: SeededGenerator

    init(seed: UInt64) { random = SeededGenerator(seed: seed) }

    mutating func offer() -> Offer {
        let sold: [(Component, PriceUnit, Int)] = [
            (.inputText, .token, 97), (.outputText, .token, 97), (.inputTextCacheRead, .token, 60),
            (.inputTextCacheWrite, .token, 40), (.inputTextCacheStorage, .tokenHour, 15),
            (.inputTextCacheStorage, .token, 15), (.outputTextReasoning, .token, 40), (.request, .request, 15),
            (.requestWebSearch, .request, 50),
        ]
        var steps: [Ladder.Step] = []
        for (component, unit, percent) in sold where random.chance(percent) {
            steps.append(Ladder.Step(rate: Rate(component, unit, amount(), conditions: .none)))
            for _ in 0..<random.pick([0, 0, 1, 3, 6]) {
                let rate = Rate(component, unit, amount(), conditions: conditions(of: component))
                let end = random.chance(10) ? Self.now.adding(seconds: random.pick([-60, 60, 3600])) : nil
                steps.append(Ladder.Step(rate: rate, effective: EffectivePeriod(to: end)))
            }
        }
        var modifiers: [Modifier] = []
        if random.chance(20) { modifiers.append(.multiplier(factor: "1.1", when: .when { $0.region = "eu" })) }
        if random.chance(20) { modifiers.append(.multiplier(factor: "0.5", when: .when { $0.serviceTier = .batch })) }
        if random.chance(20) { modifiers.append(.count(component: .requestWebSearch, by: "prompt")) }
        var offer = Offer.selling(steps, modifiers: modifiers)
        if random.chance(20) { offer.regions = ["eu-west-1"] }
        return offer
    }

    mutating func workload() -> Workload {
        let input = random.pick([0, 900, 1000, 1001, 5000, 250_000] as [Int64])
        return Workload(
            inputTokens: input, cachedTokens: random.chance(50) ? input / 3 : 0,
            cacheWriteTokens: random.chance(40) ? input / 4 : 0, cacheTTL: random.pick([.fiveMinutes, .oneHour]),
            outputTokens: random.pick([0, 199, 200, 500]), reasoningTokens: random.pick([0, 0, 300]),
            searches: random.pick([0, 0, 2]), requests: random.pick([1, 7]), statesRequests: random.chance(50),
            serviceTier: random.pick([.standard, .standard, .standard, .standard, .batch, .flex]),
            region: random.pick([nil, nil, nil, nil, nil, "eu", "eu-west-1", "us"]), at: Self.now,
            countsPromotions: random.chance(70), substitutesMissing: random.chance(80))
    }

    private mutating func amount() -> Amount {
        Amount(
            femto: random.pick([0, 1, 150_000_000, 3_000_000_000, Int64.random(in: 0..<9_000_000_000, using: &random)]))
    }

    private mutating func conditions(of component: Component) -> Conditions {
        var conditions = Conditions()
        if random.chance(50) { conditions.promptTokens = random.pick([.upTo(1000), .above(1000), .above(200_000)]) }
        if random.chance(30) { conditions.outputTokens = random.pick([.upTo(200), .above(200), .above(600)]) }
        if random.chance(30) { conditions.serviceTier = random.pick([.batch, .flex]) }
        if random.chance(30) { conditions.region = random.pick(["eu", "eu-west-1", "eu-north-1", "regional"]) }
        if random.chance(15) { conditions.window = [TimeWindow(zone: .utc, from: 60, to: random.pick([120, 1400]))] }
        if random.chance(15) { conditions.thinking = true }
        if random.chance(10) { conditions.cache = random.pick([.explicit, .implicit]) }
        if random.chance(10) { conditions.promotion = true }
        if random.chance(10) { conditions.mode = "pro" }
        if component.isCacheWrite, random.chance(50) { conditions.cacheTTL = .oneHour }
        return conditions
    }
}
