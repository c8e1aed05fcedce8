import Tariff
import TestSupport
import Testing

@testable import Query

@Suite struct RateViewsTests {
    /// Amounts just below, at and above the bounds that terms name, and other circumstances of every kind.
    @Test(arguments: 0..<4)
    func `what one question saw does not change what another sees`(seed: UInt64) throws {
        var random = RandomCatalog(seed: seed &* 104_729 &+ 7)
        var amounts = SeededGenerator(seed: seed)
        let catalog = random.catalog(offers: 120)
        func index() -> FastAnswers {
            FastAnswers(CatalogIndex(catalog, version: "v", sequence: 1, generatedAt: RandomCatalog.now))
        }
        let shared = index()
        let bounds = [1, 500, 1_000, 5_000, 8_000, 100_000]
        var answered = 0
        for number in 0..<60 {
            var words = random.words().filter { $0.name != "input_tokens" }
            let bound = bounds[Int.random(in: bounds.indices, using: &amounts)]
            words.append(("input_tokens", "\(max(0, bound + Int.random(in: -1...1, using: &amounts)))"))
            let now = RandomCatalog.now.adding(seconds: Int64(number) * 977)
            guard let question = try? Question(words: words, now: now) else { continue }
            let answer = shared.cheapest(question, now: RandomCatalog.now)
            #expect(answer == index().cheapest(question, now: RandomCatalog.now), "\(words)")
            if !answer.results.isEmpty { answered += 1 }
        }
        #expect(answered > 5)
    }
}
