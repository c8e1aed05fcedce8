import Tariff
import TestSupport
import Testing

@testable import Query

@Suite struct QuestionsOfAKindTests {
    private static let mild: Set<String> = [
        "service_tier", "at", "needs", "max_output", "status", "free", "included", "promotions", "unknown", "missing",
        "disputed", "basis", "explain",
    ]

    /// Cached values must not depend on the numbers of the question that came first.
    ///
    /// An index that answered others of the kind writes the same bytes as a fresh one, which fills in no form.
    @Test(arguments: 0..<4)
    func `differ in numbers alone, and each gets the answer of its own numbers`(seed: UInt64) throws {
        var random = RandomCatalog(seed: seed &* 15_485_863 &+ 11)
        var numbers = SeededGenerator(seed: seed)
        let catalog = random.catalog(offers: 300)
        func index() -> FastAnswers {
            FastAnswers(CatalogIndex(catalog, version: "v", sequence: 1, generatedAt: RandomCatalog.now))
        }
        func pick(_ values: [Int]) -> Int { values[Int.random(in: values.indices, using: &numbers)] }
        let shared = index()
        var (results, filledIn) = (0, 0)
        for _ in 0..<10 {
            // Without the words that leave nearly nothing.
            let kind =
                random.words().filter { Self.mild.contains($0.name) } + [
                    ("per", "offer"), ("limit", "\(FastPricer.mostForms / 2)"),
                ]
            // What is stated at all stays the same, too.
            let states = (0..<5).map { _ in Bool.random(using: &numbers) }
            func number(_ place: Int, _ values: [Int]) -> String { states[place] ? "\(pick(values))" : "0" }
            for _ in 0..<6 {
                let words =
                    kind + [
                        ("input_tokens", "\(pick([350, 500, 1_000]) + Int.random(in: 0...9, using: &numbers))"),
                        ("cached_tokens", number(0, [100, 250])), ("cache_write_tokens", number(1, [50, 100])),
                        ("cache_ttl", ["5m", "1h", "2h", "3h"][pick([0, 1, 2, 3])]),
                        ("output_tokens", number(2, [100, 150])), ("reasoning_tokens", number(3, [10, 50])),
                        ("searches", number(4, [1, 3])), ("requests", "\(pick([1, 1, 7]))"),
                    ]
                let question = try Question(words: words, now: RandomCatalog.now)
                let answer = shared.cheapest(question, now: RandomCatalog.now)
                let fresh = index().cheapest(question, now: RandomCatalog.now)
                #expect(answer == fresh, "\(words)")
                #expect(answer.json == fresh.json, "\(words)")
                results += answer.results.count
                filledIn += answer.results.count { $0.cost is FilledForm }
                #expect(!fresh.results.contains { $0.cost is FilledForm })
            }
        }
        #expect(results > 40 && filledIn > 10)
    }

    /// The notes that name a number or a lifetime of the question itself, asked for after one that does without or names
    /// another.
    @Test func `are told the notes of their own words`() throws {
        var offer = Offer.selling(
            [
                try .stated("1e-6", .inputText), try .stated("2e-6", .outputText),
                try .stated("0.01", .requestWebSearch, .request), try .stated("1.25e-6", .inputTextCacheWrite),
            ], as: "a:one")
        offer.model = "lab/one"
        offer.modifiers = [.count(component: .requestWebSearch, by: "prompt")]
        let index = FastAnswers(
            CatalogIndex(Catalog(offers: [offer]), version: "v", sequence: 1, generatedAt: RandomCatalog.now))
        func notes(_ words: (name: String, value: String)...) throws -> [String] {
            let question = try Question(
                words: words + [("input_tokens", "1000"), ("output_tokens", "10")], now: RandomCatalog.now)
            return index.cheapest(question, now: RandomCatalog.now).results.flatMap {
                $0.quote.lines.compactMap(\.note)
            }
        }
        let once = "at most one is charged per request"
        for (searches, expected) in [("1", []), ("1", []), ("3", [once]), ("2", [once]), ("1", [])] {
            #expect(try notes(("searches", searches)) == expected, "\(searches)")
        }
        for lifetime in ["5m", "1h", "5m", "1h", "2h", "3h", "2h"] {
            let told = "the price of \(lifetime) is not published: the default lifetime's is used"
            #expect(
                try notes(("cache_write_tokens", "100"), ("cache_ttl", lifetime)) == (lifetime == "5m" ? [] : [told]))
        }
    }
}
