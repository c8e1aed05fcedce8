import Tariff
import TestSupport

/// Conditions with any of the keys, whether or not a seller would state them together.
struct RandomConditions {
    private var random: SeededGenerator

    init(seed: UInt64) { random = SeededGenerator(seed: seed) }

    mutating func next() -> Conditions {
        let share = random.pick([5, 20, 60, 100])
        var conditions = Conditions()
        func set<Value>(_ key: WritableKeyPath<Conditions, Value?>, _ value: Value) {
            if random.chance(share) { conditions[keyPath: key] = value }
        }
        set(\.serviceTier, random.pick(ServiceTier.allCases.filter { $0 != .standard }))
        set(\.promptTokens, bounds())
        set(\.outputTokens, bounds())
        set(\.region, random.pick(["regional", "eu", "us-east-1"]))
        set(\.cacheTTL, CacheLifetime(seconds: random.pick([30, 300, 1800, 3600, 43_200])))
        set(\.cache, random.pick([.explicit, .implicit]))
        set(\.window, [window(), window()])
        set(\.resolution, "720p")
        set(\.size, random.pick(["1024x1536", "2k"]))
        set(\.pixels, bounds())
        set(\.quality, random.pick(["hd", "say \"é\"\n\\"]))
        set(\.duration, bounds())
        set(\.interval, bounds())
        set(\.withAudio, true)
        set(\.inputHasVideo, true)
        set(\.thinking, true)
        set(\.fineTuned, true)
        set(\.dataSharing, true)
        set(\.searchContext, random.pick([.low, .high]))
        set(\.results, bounds())
        set(\.mode, "t2v")
        set(\.plan, "1-month-commitment")
        set(\.supply, "vendor")
        set(\.promotion, true)
        return conditions
    }

    private mutating func bounds() -> Bounds {
        let low = Int64.random(in: 1...1_000_000, using: &random)
        let lower = Bounds.End(low, isIncluded: random.chance(50))
        let upper = Bounds.End(low + 1000, isIncluded: random.chance(50))
        return random.pick([Bounds(lower: lower), Bounds(upper: upper), Bounds(lower: lower, upper: upper)])
    }

    private mutating func window() -> TimeWindow {
        TimeWindow(
            zone: .utc, weekdays: random.chance(50) ? [1, 5, 7] : nil, from: random.pick([0, 601]),
            to: random.pick([1440, 30]), weekdayZone: random.chance(50) ? Zone("Asia/Shanghai") : nil,
            holidays: random.chance(30) ? "cn:exclude" : nil)
    }
}
