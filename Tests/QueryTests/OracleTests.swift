import Tariff
import Testing

@testable import Query

@Suite struct `The index against a plain loop` {
    @Test(arguments: 0..<32)
    func `says the same for random catalogs and questions`(seed: Int) throws {
        try compare(seed: seed, offers: 150, questions: 100)
    }

    /// So many offers and sellers that most groups of neighbours in price are never looked at.
    @Test(arguments: 100..<104)
    func `says the same for large catalogs`(seed: Int) throws {
        try compare(seed: seed, offers: 30 * PriceGroups.size, questions: 25, moreHosts: 40)
    }

    private func compare(seed: Int, offers: Int, questions: Int, moreHosts: Int = 0) throws {
        var random = RandomCatalog(seed: UInt64(seed) &* 7919 &+ 1)
        random.hasManyPrices = moreHosts > 0
        let catalog = random.catalog(offers: offers, moreHosts: moreHosts)
        let built = CatalogIndex(catalog, version: "v", sequence: 1, generatedAt: RandomCatalog.now)
        let index = try CatalogIndex(decoding: built.encoded())
        let (fast, offers) = (FastAnswers(index), (0..<index.offerCount).map { index.sharedOffer(at: $0) })
        var (answered, answeredMedia) = (0, 0)
        for _ in 0..<questions {
            let words = random.words()
            guard let question = try? Question(words: words, now: RandomCatalog.now) else { continue }
            let answer = fast.cheapest(question, now: RandomCatalog.now)
            #expect(answer == Decision(question, index, now: RandomCatalog.now).answer(offers), "\(words)")
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
        #expect(
            answered > questions / 7 && answeredMedia > questions / 50, "the random questions must not all be empty")
    }
}
