import Store
import Tariff
import Testing

@Suite struct ClaimListingTests {
    typealias Make = StoreFixture
    let fixture: StoreFixture
    let store: CatalogStore

    init() throws {
        fixture = try StoreFixture()
        store = try fixture.writing()
        let documents = [Make.document("openrouter", at: 100), Make.document("litellm", at: 100)]
        _ = try store.write(
            Make.run(
                at: 100, documents: documents,
                [
                    Make.insert(Make.rate(1), from: 100),
                    Make.insert(Make.rate(2, of: "openai:x", source: "litellm"), from: 100, document: .new(1)),
                    Make.insert(Make.rate(3), from: 50, to: 100),
                    Make.insert(Make.claim(.fact(.name("B"))), from: 100),
                    Make.insert(Make.claim(.skip(.sentinel)), from: 100),
                    Make.insert(Make.claim(.skip(.duplicate)), from: 50, to: 100),
                    Make.insert(Make.claim(.modifier(.discount(off: "0.1"))), from: 100),
                ]))
    }

    private func list(_ filter: ClaimFilter) throws -> [Claim.Content] {
        var contents: [Claim.Content] = []
        try store.listClaims(filter) { contents.append($0.held.claim.content) }
        return contents
    }

    private func rate(_ femto: Int64) -> Claim.Content { Make.rate(femto).content }

    @Test func `each state lists its own`() throws {
        #expect(try list(ClaimFilter()) == [rate(2), rate(1)])
        #expect(try list(ClaimFilter(facts: true)) == [rate(2), rate(1), .fact(.name("B"))])
        #expect(try list(ClaimFilter(state: .closed)) == [rate(3)])
        #expect(try list(ClaimFilter(state: .skipped)) == [.skip(.sentinel), .modifier(.discount(off: "0.1"))])
        #expect(try list(ClaimFilter(state: .quarantined)) == [])
    }

    @Test func `sources, offers and a limit narrow the list`() throws {
        #expect(try list(ClaimFilter(sources: ["litellm"])) == [rate(2)])
        #expect(try list(ClaimFilter(sources: ["nobody"])) == [])
        #expect(try list(ClaimFilter(offers: ["openrouter:a/b", "nobody:x"])) == [rate(1)])
        #expect(try list(ClaimFilter(sources: ["litellm"], offers: ["openrouter:a/b"])) == [])
        #expect(try list(ClaimFilter(offers: ["openrouter:a/b"], state: .closed)) == [rate(3)])
        #expect(try list(ClaimFilter(limit: 1)) == [rate(2)])
        #expect(try list(ClaimFilter(limit: 0)) == [])
    }

    @Test func `what the receiver throws ends the list and comes out as it is`() throws {
        struct Enough: Error {}
        var seen = 0
        #expect(throws: Enough.self) {
            try store.listClaims(ClaimFilter()) { _ in
                seen += 1
                throw Enough()
            }
        }
        #expect(seen == 1)
    }

    @Test(arguments: [
        (ClaimQuery.standing(asOf: nil), ["claim_open", "claim_of_offer", "claim_of_offer"]),
        (.open(source: "a", document: ""), ["document_newest", "claim_open"]),
        (.history(source: "a", document: ""), ["document_newest", "claim_of_document"]),
        (.listing(ClaimFilter()), ["claim_open"]),
        (.listing(ClaimFilter(sources: ["a"])), ["claim_open (source=?)"]),
        (.listing(ClaimFilter(offers: ["a:b"])), ["claim_of_offer (offer=?)"]),
        (.listing(ClaimFilter(offers: ["a:b"], state: .closed)), ["claim_of_offer (offer=?"]),
    ])
    func `reads go by their indexes`(query: ClaimQuery, indexes: [String]) throws {
        let plan = try store.plan(of: query).joined(separator: "\n")
        for index in indexes { #expect(plan.contains(index), "\(plan)") }
        #expect(!plan.contains("SCAN c\n") && !plan.hasSuffix("SCAN c"), "\(plan)")
    }
}
