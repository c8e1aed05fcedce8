import Tariff
import Testing

@testable import Query

@Suite struct `The index against a plain loop` {
    @Test(arguments: 0..<32)
    func `says the same for random catalogs and questions`(seed: Int) throws {
        var random = RandomCatalog(seed: UInt64(seed) &* 7919 &+ 1)
        let catalog = random.catalog(offers: 150)
        let built = CatalogIndex(catalog, version: "v", sequence: 1, generatedAt: RandomCatalog.now)
        let index = try CatalogIndex(decoding: built.encoded())
        var (answered, answeredMedia) = (0, 0)
        for _ in 0..<100 {
            let words = random.words()
            guard let question = try? Question(words: words, now: RandomCatalog.now) else { continue }
            let answer = index.cheapest(question, now: RandomCatalog.now)
            let expected = Oracle(catalog: catalog, question: question, now: RandomCatalog.now).answer()
            let got = Oracle.Answer(
                results: answer.results.map(\.offer.id), costs: answer.results.map(\.quote.list),
                fallbacks: answer.fallbacks,
                reasons: answer.excluded.map { "\($0.reason.name) \($0.count)" }.sorted(),
                sample: (answer.sample ?? []).map { "\($0.offer) \($0.reason.name)" }, validUntil: answer.validUntil)
            #expect(got == expected, "\(words)")
            #expect(answer.results.allSatisfy { catalog.offers.contains($0.offer) })
            for result in answer.results {
                if let until = result.validUntil, let whole = answer.validUntil { #expect(whole <= until) }
            }
            if !answer.results.isEmpty {
                answered += 1
                answeredMedia += question.workload.mediaQuantities.isEmpty ? 0 : 1
            }
        }
        #expect(answered > 15 && answeredMedia > 2, "the random questions must not all be empty")
    }
}
