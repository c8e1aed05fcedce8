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

    @Test func `reading what was written gives the same conditions`() throws {
        var random = RandomConditions(seed: 5)
        for _ in 0..<1000 {
            let conditions = random.next()
            let read = try JSONDecoder().decode(Conditions.self, from: Data(conditions.json.utf8))
            #expect(read == conditions, "\(conditions.json)")
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
        #"{"prompt_tokens":{"gt":0.5}}"#, #"{"window":[{"zone":"Mars/Base","from":"00:00","to":"01:00"}]}"#,
        #"{"window":[{"zone":"UTC","from":"0","to":"01:00"}]}"#,
    ])
    func `a value that the vocabulary does not hold is refused`(json: String) {
        #expect(throws: DecodingError.self) { try JSONDecoder().decode(Conditions.self, from: Data(json.utf8)) }
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
