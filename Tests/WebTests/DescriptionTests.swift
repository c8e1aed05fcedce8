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
        var parameters: [Parameter]?
        var responses: [String: Response]
    }

    private struct Parameter: Decodable {
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

    @Test func `names every word that a route takes, and the route takes every word that is named`() async throws {
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
                for word in QuestionWord.allCases.map(\.rawValue) + ["q", "for", "id", "since"] {
                    let answered = try #require(try await client.ask("GET", endpoint.path + beside + "\(word)=%20%20"))
                    // A word that is taken may be refused for its value, never for its name.
                    let isTaken =
                        !answered.text.contains("has no meaning here") && !answered.text.contains("not a word")
                        && !answered.text.contains("cannot be answered yet")
                    #expect(isTaken == named.contains(word), "\(endpoint.path) \(word): \(answered.text)")
                }
            }
        }
    }

    @Test(arguments: QuestionWord.allCases.filter(\.isAnswered))
    func `describes values that are understood`(word: QuestionWord) throws {
        func isUnderstood(_ value: String) -> Bool {
            let rest: [(name: String, value: String)] = word.part == .workload ? [("requests", "1")] : []
            let words = [(name: word.rawValue, value: value)] + (word == .requests ? [] : rest)
            if (try? ListQuestion(words: words.filter { $0.name == word.rawValue })) != nil { return true }
            do throws(QuestionError) {
                _ = try Question(
                    words: words + (word.rawValue.hasPrefix("cache") ? [("input_tokens", "1000000000000")] : []),
                    now: TestServer.now)
                return true
            } catch {
                return false
            }
        }
        switch word.described.form {
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
        case .text: #expect(!isUnderstood("  "))
        }
        if let standard = word.described.standard { #expect(isUnderstood(standard)) }
    }

    @Test func `tells every status that a route has`() throws {
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
