import JSON
import Tariff
import TestSupport

/// Conditions with any of the keys, whether or not a seller would state them together.
struct RandomConditions {
    private var random: SeededGenerator

    init(seed: UInt64) { random = SeededGenerator(seed: seed) }

    mutating func next() -> Conditions {
        let share = random.pick([5, 20, 60, 100])
        var conditions = Conditions()
        for key in Conditions.keys where random.chance(share) { set(key, in: &conditions) }
        return conditions
    }

    /// Sets a key to a value that it takes.
    mutating func set(_ key: ConditionKey, in conditions: inout Conditions) {
        // Every type of values takes some of these, so that a new key needs nothing here.
        while !key.read(value(), &conditions) {}
    }

    private mutating func value() -> JSONNode {
        switch random.pick([0, 1, 1, 1, 2, 3]) {
        case 0: .bool(true)
        case 1:
            .string(
                random.pick([
                    "batch", "flex", "priority", "regional", "eu", "us-east-1", "5m", "30s", "12h", "explicit",
                    "implicit",
                    "720p", "1024x1536", "2k", "hd", "say \"é\"\n\\", "low", "high", "t2v", "1-month-commitment",
                    "vendor",
                ]))
        case 2: bounds()
        default: .array([window(), window()])
        }
    }

    private mutating func bounds() -> JSONNode {
        let low = Int64.random(in: 1...1_000_000, using: &random)
        let lower = JSONNode.Member(key: random.pick(["gt", "gte"]), value: .number(String(low)))
        let upper = JSONNode.Member(key: random.pick(["lt", "lte"]), value: .number(String(low + 1000)))
        return .object(random.pick([[lower], [upper], [lower, upper]]))
    }

    private mutating func window() -> JSONNode {
        func text(_ key: String, _ text: String) -> JSONNode.Member { .init(key: key, value: .string(text)) }
        var members = [
            text("zone", "UTC"), text("from", random.pick(["00:00", "10:01"])),
            text("to", random.pick(["24:00", "00:30"])),
        ]
        if random.chance(50) {
            members.append(.init(key: "weekdays", value: .array(["1", "5", "7"].map { .number($0) })))
        }
        if random.chance(50) { members.append(text("weekday_zone", "Asia/Shanghai")) }
        if random.chance(30) { members.append(text("holidays", "cn:exclude")) }
        return .object(members)
    }
}
