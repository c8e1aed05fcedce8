import Tariff
import TestSupport
import Testing

@testable import Query

/// Holds lists, which are narrowed with sets, against a predicate over whole offers.
@Suite struct ListFilterTests {
    @Test(arguments: 0..<8)
    func `A list has the offers that meet each of its parameters`(seed: UInt64) throws {
        var random = RandomCatalog(seed: seed &* 7_907 &+ 3)
        let catalog = random.catalog(offers: 200)
        let answers = FastAnswers(
            CatalogIndex(catalog, version: "v", sequence: 1, generatedAt: RandomCatalog.now))
        let names: Set<String> = [
            "needs", "accepts", "produces", "context", "max_output", "min_quality", "models", "labs", "providers",
            "exclude_providers", "via", "open_weights", "status", "free", "included", "unknown", "disputed", "max_age",
        ]
        var listed = 0
        for _ in 0..<80 {
            let words = random.words().filter { names.contains($0.name) }
            guard let list = try? ListQuestion(words: words, allowsAll: true) else { continue }
            let rows = answers.rows(of: list, now: RandomCatalog.now)
            let expected = catalog.offers.indices.filter { meets(catalog.offers[$0], list) }
            #expect(rows == expected, "\(words)")
            listed += rows.isEmpty || rows.count == catalog.offers.count ? 0 : 1
        }
        #expect(listed > 10, "The random lists must not all be empty or whole.")
    }

    private func meets(_ offer: Offer, _ list: ListQuestion) -> Bool {
        let need = list.requirement
        func fits(_ globs: [Glob], _ text: String?) -> Bool {
            globs.isEmpty || text.map { text in globs.contains { $0.matches(text) } } ?? false
        }
        let window = offer.limits[.context] ?? offer.limits[.input]
        let confirmed = offer.ladders.map { ladder in
            (ladder.evidence.first { $0.source == ladder.source } ?? ladder.evidence.first)?.confirmedAt
        }
        let conditions: [Bool] = [
            need.produces.allSatisfy { offer.produces?.contains($0) ?? false },
            need.via == .any || need.via.rawValue == offer.kind.via,
            fits(need.models, offer.model?.rawValue), fits(need.labs, offer.model?.lab.rawValue),
            fits(need.providers, offer.id.provider.rawValue),
            need.excludeProviders.isEmpty || !fits(need.excludeProviders, offer.id.provider.rawValue),
            need.status?.contains(offer.status(at: RandomCatalog.now)) ?? true,
            need.needs.allSatisfy { offer.capabilities[$0] ?? list.includesUnknown },
            need.accepts.allSatisfy { offer.accepts.contains($0) },
            need.context.map { context in window.map { $0 >= context } ?? list.includesUnknown } ?? true,
            need.maxOutput.map { most in offer.limits[.output].map { $0 >= most } ?? list.includesUnknown } ?? true,
            need.minQuality.allSatisfy { quality in
                offer.scores.contains { $0.benchmark == quality.benchmark && $0.millionths >= quality.millionths }
            },
            need.openWeights.map { offer.openWeights == $0 } ?? true,
            list.policy.free != .exclude || offer.state != .free, list.policy.free != .only || offer.state == .free,
            list.policy.includesIncluded || offer.state != .included,
            list.includesDisputed || !offer.ladders.contains { $0.confidence == .disputed },
            list.maxAge.map { age in
                !confirmed.isEmpty
                    && confirmed.allSatisfy { $0.map { RandomCatalog.now.seconds - $0.seconds <= age } ?? false }
            } ?? true,
        ]
        return conditions.allSatisfy { $0 }
    }
}
