import Foundation
import HTTPTypes
import Query
import Tariff
import Testing

@testable import Web

@Suite struct `The description of the interface` {
    private struct Document: Decodable {
        var paths: [String: [String: Operation]]
        var components: Components
    }

    private struct Operation: Decodable {
        var parameters: [Described]?
        var responses: [String: Response]
    }

    private struct Described: Decodable {
        var name: String
        var description: String
    }

    private struct Response: Decodable {
        var description: String
    }

    private struct Components: Decodable {
        var schemas: [String: Schema]
    }

    private struct Schema: Decodable {}

    private static func document() throws -> Document {
        try JSONDecoder().decode(Document.self, from: Data(OpenAPIDocument.json))
    }

    @Test func `has every route and no other`() throws {
        let document = try Self.document()
        let described = document.paths.flatMap { path, operations in operations.keys.map { "\($0) \(path)" } }
        let routed = Endpoints.all.flatMap { endpoint in
            endpoint.methods.map { "\($0.rawValue.lowercased()) \(endpoint.path)" }
        }
        #expect(described.sorted() == routed.sorted())
        for endpoint in Endpoints.all {
            if case .json(let schema) = endpoint.answers { #expect(document.components.schemas[schema] != nil) }
        }
    }

    @Test func `lists exactly the parameters that a route accepts`() async throws {
        let document = try Self.document()
        try await TestServer.serving { client in
            for endpoint in Endpoints.all where endpoint.methods.contains(.get) && endpoint.aroundID == nil {
                let named = Set(document.paths[endpoint.path]?["get"]?.parameters?.map(\.name) ?? [])
                let beside =
                    switch endpoint.own.first(where: \.isRequired)?.name {
                    case "since": "?since=1&"
                    case nil: "?"
                    default:
                        endpoint.path.hasSuffix("compare") ? "?id=openai/gpt-4o&id=other:gpt-4o&" : "?id=openai/gpt-4o&"
                    }
                for word in Self.parameters.map(\.name) + ["q", "for", "id", "since"] {
                    let answered = try #require(try await client.ask("GET", endpoint.path + beside + "\(word)=%20%20"))
                    // A parameter that is accepted may be refused for its value, but not for its name.
                    let isTaken =
                        !answered.text.contains("has no meaning here") && !answered.text.contains("Unknown parameter")
                        && !answered.text.contains("cannot be answered yet")
                    #expect(isTaken == named.contains(word), "\(endpoint.path) \(word): \(answered.text)")
                }
            }
        }
    }

    private static let parameters = Parameter.Part.allCases.flatMap(\.parameters)

    /// Returns true if a question or a list accepts a value of a parameter.
    private static func isUnderstood(_ value: String, of parameter: Parameter) -> Bool {
        let word = (name: parameter.name, value: value)
        if (try? ListQuestion(words: [word])) != nil { return true }
        let isOfWorkload = Parameter.named(parameter.name, in: [.workload]) != nil
        let requests = isOfWorkload && parameter.name != "requests" ? [(name: "requests", value: "1")] : []
        let prompt = parameter.name.hasPrefix("cache") ? [(name: "input_tokens", value: "1000000000000")] : []
        return (try? Question(words: [word] + requests + prompt, now: TestServer.now)) != nil
    }

    @Test(arguments: Parameter.all(in: [.workload, .requirement, .policy, .paging]).filter(\.isAnswered))
    func `describes values that are accepted`(parameter: Parameter) throws {
        func isUnderstood(_ value: String) -> Bool { Self.isUnderstood(value, of: parameter) }
        switch parameter.form {
        case .count(let range):
            #expect(!isUnderstood("\(range.upperBound + 1)"))
            #expect(!isUnderstood("-1"))
            #expect(isUnderstood("\(max(range.lowerBound, 1))"))
        case .choice(let names), .choices(let names):
            for name in names { #expect(isUnderstood(name), "\(name)") }
            #expect(!isUnderstood("something-else"))
        case .flag:
            #expect(isUnderstood("true") && isUnderstood("false") && !isUnderstood("yes"))
        case .globs: #expect(isUnderstood("a/*,b"))
        case .moment:
            #expect(isUnderstood("2026-08-05") && isUnderstood("2026-08-05T03:15:00Z") && !isUnderstood("5 Aug"))
        case .text, .money, .cursor: #expect(!isUnderstood("  "))
        }
        if let standard = parameter.defaultText { #expect(isUnderstood(standard)) }
        for example in parameter.examples { #expect(isUnderstood(example), "\(example)") }
    }

    /// Values on both sides of the bounds of a parameter.
    private static let edges: [(word: String, values: [String])] = [
        (
            "input_tokens",
            ["0", "7", "07", "00", "+7", "-0", "1000000000000", "1000000000001", "99999999999", "1e3", "٣", ""]
        ),
        ("requests", ["0", "1", "01", "1000000000", "1000000001", "999999999"]),
        ("limit", ["0", "1", "1000", "1001", "010"]),
        ("cache_ttl", ["5m", "05m", "+5m", "0s", "9999d", "10000d", "10001d", "5", "m", "5 m", "5w", "5M"]),
        ("max_age", ["36h", "0h", "10000s", "10001s", "1_0h"]),
        (
            "image_size",
            [
                "512", "0512", "1024x1536", "1024x01536", "0x5", "5x0", "1x2x3", "x5", "5x", "100000", "100001",
                "100000x1",
                "2k", "02k", "0.5k", "0.0k", "0k", "97.6k", "97.7k", "96.9k", "98k", "100k", "1.25k", "4K", ".5k",
                "5.k",
            ]
        ),
        (
            "image_quality",
            ["low", "50_steps", "HD", "", String(repeating: "a", count: 40), String(repeating: "a", count: 41)]
        ),
        ("video_resolution", ["720p", "0720p", "0p", "99999p", "100000p", "2k", "4k", "8k", "p", "720"]),
        (
            "region",
            ["global", "eu", "us-east-1", "regional", "regional-1", "EU", "", String(repeating: "r", count: 61)]
        ),
        ("payment", ["card", "ach-2", "Ca$h", "", String(repeating: "p", count: 41)]),
        (
            "top_up",
            [
                "100", "2.50", "0.01", "0.009", "0.1", "0", "0.00", "00.5", "05", "1.", ".5", "+5", "-5", "1e3",
                "999999999",
                "999999999.99", "1000000000", "0." + String(repeating: "1", count: 30),
                "0." + String(repeating: "1", count: 31), "1,5",
            ]
        ),
        ("monthly_spend", ["0", "0.0", "00", "-0", "0.001", "0.01", "12.5"]),
        (
            "min_quality",
            [
                "a.b:40.5", "c:-1", "A_b-1:007", ":4", "a:", "a:b", "a:1e3", "a:1.", "a:1234567", "a b:1",
                "a:1.1234567", "40",
            ]
        ),
        (
            "models",
            ["a/*", "a,b", "a,,b", ",a", "a,", " ", " a , b ", "", "é*", String(repeating: "a,", count: 99) + "a"]
        ),
        ("models", [String(repeating: "a,", count: 100) + "a", String(repeating: "a", count: 300)]),
        (
            "needs",
            ["tools", "tools,vision", "tools, reasoning", " tools ,reasoning ", "tools,", "tools,,reasoning", "Tools"]
        ),
        (
            "at",
            [
                "2026-08-05", "2026-02-29", "2024-02-29", "1900-02-29", "2000-02-29", "0000-02-29", "2026-04-31",
                "2026-12-31",
                "2026-13-01", "2026-00-10", "2026-08-00", "2026-8-5", "2026-08-05T03:15:00Z", "2026-08-05 03:15:00z",
                "2026-08-05t03:15:60.25+23:59", "2026-08-05T24:00:00Z", "2026-08-05T03:15Z", "2026-08-05T03:15:61Z",
                "2026-08-05T03:15:00", "2026-08-05T03:15:00.Z", "2026-08-05T03:15:00+24:00", "2026-08-05T03:15:00Z ",
            ]
        ),
    ]

    @Test(arguments: edges)
    func `defines exactly the values that are accepted`(word: String, values: [String]) throws {
        let parameter = try #require(Parameter.named(word, in: [.workload, .requirement, .policy]))
        let patterns: [String] =
            switch parameter.form {
            case .count(let range): [ValuePattern.count(range)]
            case .text(let pattern), .cursor(let pattern): [pattern]
            case .money(let orZero): [orZero ? ValuePattern.moneyOrZero : ValuePattern.money]
            case .choices(let names): [ValuePattern.choices(names)]
            case .globs: [ValuePattern.globs]
            case .moment: [ValuePattern.moment, ValuePattern.momentOrSequence]
            case .flag, .choice: []
            }
        for (value, pattern) in values.flatMap({ value in patterns.map { (value, $0) } }) {
            let fits = value.range(of: pattern, options: .regularExpression).map {
                $0 == value.startIndex..<value.endIndex
            }
            #expect((fits ?? false) == Self.isUnderstood(value, of: parameter), "“\(value)” of \(word), \(pattern)")
        }
    }

    @Test(arguments: [
        ("00", true), ("61", true), ("ff", true), ("6", false), ("6G", false), ("", false),
        (String(repeating: "61", count: 2_000), true), (String(repeating: "61", count: 2_001), false),
    ])
    func `defines exactly the cursors that are accepted`(cursor: String, isTaken: Bool) throws {
        let isRead = (try? ListQuestion(words: [("cursor", cursor)])) != nil
        #expect(isRead == isTaken)
        let ofChanges = ["31": true, "3130": true, "2b31": false, "61": false, "3": false]
        for (cursor, isTaken) in ofChanges {
            let isRead = (try? ChangesQuestion(words: [("since", "0"), ("cursor", cursor)])) != nil
            #expect(isRead == isTaken)
            let fits = cursor.range(of: ValuePattern.cursorOfChanges, options: .regularExpression) != nil
            #expect(fits == isTaken)
        }
    }

    @Test func `lists the statuses of a route`() throws {
        let document = try Self.document()
        for (path, operations) in document.paths {
            for (method, operation) in operations {
                #expect(operation.responses["200"] != nil, "\(method) \(path)")
                #expect(operation.responses["400"] != nil, "\(method) \(path)")
                #expect(operation.responses.values.allSatisfy { !$0.description.isEmpty })
                #expect(operation.parameters?.allSatisfy { !$0.description.isEmpty } ?? true)
            }
        }
    }
}
