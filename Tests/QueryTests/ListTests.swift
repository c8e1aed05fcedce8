import Tariff
import Testing

@testable import Query

@Suite struct `Lists and single things` {
    private static let now = RandomCatalog.now

    private static func index() -> (Catalog, CatalogIndex) {
        var random = RandomCatalog(seed: 77)
        let catalog = random.catalog(offers: 90)
        return (catalog, CatalogIndex(catalog, version: "v", sequence: 1, generatedAt: now))
    }

    @Test(arguments: [1, 7, 89, 90, 91])
    func `pages hold every offer once and in order`(limit: Int) throws {
        let (catalog, index) = Self.index()
        var seen: [OfferID] = []
        var words = [(name: "limit", value: String(limit))]
        while true {
            let page = FastAnswers(index).offers(try ListQuestion(words: words), now: Self.now)
            #expect(page.items.count <= limit)
            seen += page.items.map(\.id)
            guard let next = page.next else { break }
            words = [("limit", String(limit)), ("cursor", next)]
        }
        #expect(seen == catalog.offers.map(\.id))
    }

    @Test func `a list is narrowed only by what is stated`() throws {
        let (catalog, index) = Self.index()
        func ids(_ words: [(name: String, value: String)]) throws -> [OfferID] {
            FastAnswers(index).offers(try ListQuestion(words: words, allowsAll: true), now: Self.now).items.map(\.id)
        }
        #expect(try ids([("needs", "tools")]) == catalog.offers.filter { $0.capabilities[.tools] == true }.map(\.id))
        #expect(try ids([("free", "only")]) == catalog.offers.filter { $0.state == .free }.map(\.id))
        #expect(try ids([("providers", "groq")]) == catalog.offers.filter { $0.id.provider == "groq" }.map(\.id))
        #expect(
            try ids([("status", "retired"), ("limit", "0")])
                == catalog.offers.filter { $0.status(at: Self.now) == .retired }.map(\.id))
    }

    @Test func `a search finds ids in any case`() throws {
        let (catalog, index) = Self.index()
        let found = FastAnswers(index).offers(try ListQuestion(words: [], search: "OPENROUTER:"), now: Self.now).items
        #expect(found.map(\.id) == catalog.offers.filter { $0.id.provider == "openrouter" }.map(\.id))
        #expect(
            FastAnswers(index).models(try ListQuestion(words: [], search: "X/"), now: Self.now).items.map(\.id.lab) == [
                "x", "x",
            ])
    }

    @Test func `every word of a search must be found, in any order`() throws {
        let (catalog, index) = Self.index()
        let found = FastAnswers(index).offers(try ListQuestion(words: [], search: " 7  OPEN "), now: Self.now).items
        let expected = catalog.offers.filter { $0.id.rawValue.contains("open") && $0.id.rawValue.contains("7") }
        #expect(!expected.isEmpty)
        #expect(found.map(\.id) == expected.map(\.id))
    }

    @Test func `a model shows its offers with the cheapest first`() throws {
        let (_, index) = Self.index()
        guard case .model(let detail) = index.show("x/a", now: Self.now) else {
            Issue.record("x/a is a model")
            return
        }
        let costs = detail.offers.compactMap(\.quote?.list)
        #expect(costs == costs.sorted())
        #expect(!costs.isEmpty)
        #expect(detail.offers.prefix(costs.count).allSatisfy { $0.quote != nil })
        let question = try Question(words: [], now: Self.now)
        let answer = index.cost(of: "x/a", question, now: Self.now)
        #expect(answer?.results.map(\.quote.list) == costs)
    }

    @Test func `an unknown id is nothing and gets suggestions`() throws {
        let (catalog, index) = Self.index()
        let id = catalog.offers[5].id.rawValue
        #expect(index.row(ofOffer: id + "q") == nil)
        #expect(index.suggestions(for: id + "q").contains(id))
        #expect(index.suggestions(for: "x/q").contains("x/a"))
        #expect(index.suggestions(for: "completely-different-thing").isEmpty)
    }
}
