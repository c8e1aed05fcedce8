import Foundation
import Ingest
import Query
import Store
import Tariff

/// Measures the time of questions and documents in process, and prints each figure with its limit.
///
/// Arguments: a database with a real catalog, and a folder of documents. The exit code is 1 if a limit is missed.
/// With `hello PORT`, it runs the server that serves as the baseline.
@main
enum RatecardBenchmarks {
    static func main() async throws {
        let arguments = CommandLine.arguments
        if arguments.count == 3, arguments[1] == "hello", let port = Int(arguments[2]) {
            return try await HelloServer.run(port: port)
        }
        guard arguments.count >= 3 else {
            print("usage: RatecardBenchmarks DATABASE DOCUMENTS [questions|synthetic|documents]")
            exit(64)
        }
        let part = arguments.count > 3 ? arguments[3] : nil
        var missed = false
        if part == nil || part == "questions" { missed = try !questions(database: arguments[1]) }
        if part == nil || part == "synthetic" { missed = try !synthetic() || missed }
        if part == nil || part == "documents" { try documents(folder: arguments[2]) }
        if missed { exit(1) }
    }

    /// Measures distinct questions on the real catalog.
    ///
    /// - Returns: True if they are within their limit.
    private static func questions(database: String) throws -> Bool {
        let store = try CatalogStore.openForReading(path: database)
        guard let stored = try store.readIndex() else {
            print("\(database) holds no catalog")
            return false
        }
        var decoding = Measurement()
        for _ in 0..<20 { try decoding.time { _ = try CatalogIndex(decoding: stored.bytes) } }
        let index = try CatalogIndex(decoding: stored.bytes).keepingOffersInMemory()
        let answers = FastAnswers(index)
        var (reading, answering, encoding) = (Measurement(), Measurement(), Measurement())
        var (found, written) = (0, 0)
        for number in 0..<2000 {
            let words = words(ofQuestion: number)
            let asked = try reading.time { try Question(words: words, now: now) }
            let answer = answering.time { answers.cheapest(asked, now: now) }
            encoding.time { written += answer.json.count }
            found += answer.results.count
        }
        print("index of \(index.offerCount) offers: \(stored.bytes.count) bytes, decoded in \(decoding.text)")
        var firstAnswering = Measurement()
        for number in 0..<500 {
            // A unique provider makes every question the first of its kind.
            let asked = try Question(
                words: words(ofQuestion: number) + [("exclude_providers", "nobody-\(number)")], now: now)
            firstAnswering.time { found += answers.cheapest(asked, now: now).results.count }
        }
        let limit: Int64 = 60_000
        print("distinct questions on it: \(answering.text) \(answering.verdict(limit: limit)), \(found) results in all")
        print("their words read in \(reading.text), \(written) bytes of answers written in \(encoding.text)")
        print("the first questions of their kind: \(firstAnswering.text)")
        return answering.median <= limit
    }

    /// Measures one question on catalogs of growing size, where every offer is priced with all its rates.
    ///
    /// - Returns: True if a million offers are within their limit.
    private static func synthetic() throws -> Bool {
        let limit: Int64 = 30_000_000
        var before: Int64 = 0
        let asked = try Question(
            words: [("input_tokens", "1000"), ("cached_tokens", "300"), ("output_tokens", "500")], now: now)
        for count in [10_000, 100_000, 1_000_000] {
            let answers = FastAnswers(
                CatalogIndex(
                    SyntheticCatalog.catalog(offers: count), version: "synthetic", sequence: 1, generatedAt: now))
            let priced = answers.cheapest(asked, now: now).candidates
            let calls = Allocations.calls
            var answering = Measurement()
            for _ in 0..<15 { answering.time { _ = answers.cheapest(asked, now: now) } }
            let allocations = Allocations.calls.flatMap { after in calls.map { (after - $0) / 15 } }
            var firstAnswering = Measurement()
            for number in 0..<15 {
                var first = asked
                // A unique provider makes every question the first of its kind.
                first.requirement.excludeProviders = [Glob("nobody-\(number)")]
                firstAnswering.time { _ = answers.cheapest(first, now: now) }
            }
            let tenths = answering.median * 10 / max(1, before)
            let growth = before == 0 ? "" : ", \(tenths / 10).\(tenths % 10) times the size before"
            print(
                "\(count) synthetic offers, \(priced) priced: \(answering.text)\(count == 1_000_000 ? " \(answering.verdict(limit: limit))" : "")\(growth)"
                    + ", the first of their kind \(firstAnswering.text)"
                    + (allocations.map { ", \($0) allocations a question" } ?? ""))
            before = answering.median
        }
        return before <= limit
    }

    /// Measures the parsing of the real documents.
    private static func documents(folder: String) throws {
        for parser in SourceParsers.builtIn {
            guard let data = FileManager.default.contents(atPath: "\(folder)/\(parser.id).json") else { continue }
            let document = SourceDocument(source: parser.id, bytes: Array(data), fetchedAt: now)
            var parsing = Measurement()
            var claims = 0
            for _ in 0..<5 {
                try parsing.time { claims = try parser.parse(document).claims.count }
            }
            print("\(parser.id): \(data.count) bytes into \(claims) claims in \(parsing.text)")
        }
    }

    /// Returns the parameters of a question that is different for every number.
    private static func words(ofQuestion number: Int) -> [(name: String, value: String)] {
        [
            ("needs", ["tools", "reasoning", "tools,structured_output", "prompt_caching"][number % 4]),
            ("context", "\(32_000 + number * 17)"), ("input_tokens", "\(1000 + number * 13)"),
            ("cached_tokens", "\(number % 3 * 300)"), ("output_tokens", "\(200 + number % 97)"),
        ]
    }

    private static let now = Timestamp(seconds: 1_795_000_000)
}
