import Foundation
import Tariff
import TestSupport
import Testing

@Suite
struct ConditionsTests {
    /// The order in which the vocabulary lists the keys.
    private static let order = [
        "service_tier", "prompt_tokens", "output_tokens", "region", "cache_ttl", "cache", "window", "resolution",
        "size", "pixels", "quality", "duration", "interval", "with_audio", "input_has_video", "thinking",
        "fine_tuned", "data_sharing", "search_context", "results", "mode", "plan", "supply", "promotion",
    ]

    @Test func `every property has a key`() {
        #expect(Conditions.keys.count == Mirror(reflecting: Conditions.none).children.count)
        #expect(Set(Conditions.keys.map(\.name)).count == Conditions.keys.count)
    }

    @Test(arguments: Conditions.keys.map(\.name))
    func `every key can keep a rate from fitting`(name: String) throws {
        let key = try #require(Conditions.keys.first { $0.name == name })
        var random = RandomConditions(seed: 9)
        let doesNotFit = (0..<50).contains { _ in
            var conditions = Conditions()
            random.set(key, in: &conditions)
            return conditions.fit(Situation(at: Timestamp(seconds: 0), countsPromotions: false), of: .inputText) != .yes
        }
        #expect(doesNotFit)
    }

    @Test func `the phrase of a table names every key that says something`() throws {
        let conditions = try #require(
            Conditions(
                json: #"{"service_tier":"batch","prompt_tokens":{"gt":200000,"lte":272000},"cache":"explicit","#
                    + #""window":[{"zone":"UTC","weekdays":[1,2,3,4,5],"from":"16:30","to":"24:00"},"#
                    + #"{"zone":"UTC","from":"00:00","to":"01:00"}],"with_audio":false,"thinking":true}"#))
        #expect(
            conditions.phrase == "batch, prompt > 200000 ≤ 272000, explicit cache, "
                + "16:30–24:00 UTC on Mon–Fri and 1 more windows, thinking")
    }

    @Test func `reading what was written gives the same conditions`() {
        var random = RandomConditions(seed: 5)
        for _ in 0..<1000 {
            let conditions = random.next()
            #expect(Conditions(json: conditions.json) == conditions, "\(conditions.json)")
        }
    }

    @Test func `the number of keys is that of the written object`() throws {
        var random = RandomConditions(seed: 6)
        for _ in 0..<500 {
            let conditions = random.next()
            let object = try JSONSerialization.jsonObject(with: Data(conditions.json.utf8)) as? [String: Any]
            #expect(conditions.count == object?.count)
            #expect(conditions.isEmpty == (conditions.count == 0))
        }
    }

    @Test func `keys are written in the order of the vocabulary`() throws {
        var random = RandomConditions(seed: 7)
        for _ in 0..<500 {
            let conditions = random.next()
            let object = try JSONSerialization.jsonObject(with: Data(conditions.json.utf8)) as? [String: Any]
            let keys = try #require(object).keys.sorted {
                position(of: $0, in: conditions.json) < position(of: $1, in: conditions.json)
            }
            #expect(keys == Self.order.filter(keys.contains))
        }
    }

    private func position(of key: String, in json: String) -> String.Index {
        json.firstRange(of: "\"\(key)\":")?.lowerBound ?? json.endIndex
    }

    @Test func `conditions are written as documents and answers show them`() throws {
        let shanghai = try #require(Zone("Asia/Shanghai"))
        let conditions = Conditions.when {
            $0.promotion = true
            $0.serviceTier = .batch
            $0.promptTokens = Bounds(
                lower: .init(200_000, isIncluded: false), upper: .init(272_000, isIncluded: true))
            $0.window = [TimeWindow(zone: .utc, weekdays: [1, 2], from: 990, to: 1440, weekdayZone: shanghai)]
            $0.cacheTTL = .oneHour
        }
        #expect(
            conditions.json
                == #"{"service_tier":"batch","prompt_tokens":{"gt":200000,"lte":272000},"cache_ttl":"1h","#
                + #""window":[{"zone":"UTC","weekdays":[1,2],"from":"16:30","to":"24:00","#
                + #""weekday_zone":"Asia/Shanghai"}],"promotion":true}"#)
        #expect(Conditions.none.json == "{}")
    }

    @Test(arguments: [
        #"{"service_tier":"turbo"}"#, #"{"cache":"both"}"#, #"{"search_context":"wide"}"#, #"{"thinking":"yes"}"#,
        #"{"prompt_tokens":{"gt":0.5}}"#, #"{"prompt_tokens":{"over":5}}"#, #"{"phase_of_moon":"full"}"#, #"[]"#,
        #"{"window":[{"zone":"Mars/Base","from":"00:00","to":"01:00"}]}"#,
        #"{"window":[{"zone":"UTC","from":"0","to":"01:00"}]}"#, #"{"window":[{"zone":"UTC","from":"00:00"}]}"#,
        #"{"window":[{"zone":"UTC","from":"00:00","to":"01:00","weekdays":"1"}]}"#, #"{"window":{}}"#,
    ])
    func `a key or a value that the vocabulary does not hold is refused`(json: String) {
        #expect(Conditions(json: json) == nil)
    }

    @Test func `adding takes the other's keys where both are set`() {
        let entry = Conditions.when {
            $0.serviceTier = .flex
            $0.region = "eu"
        }
        let field = Conditions.when {
            $0.serviceTier = .batch
            $0.mode = "edit"
        }
        #expect(entry.adding(field).json == #"{"service_tier":"batch","region":"eu","mode":"edit"}"#)
        #expect(entry.adding(.none) == entry)
        var random = RandomConditions(seed: 8)
        for _ in 0..<200 {
            let conditions = random.next()
            #expect(Conditions.none.adding(conditions) == conditions)
        }
    }
}
