import Tariff
import TestSupport
import Testing

/// The choice of the published facts, and the state and status of an offer.
@Suite
struct FactChoiceTests {
    private static let curation = Curation(sources: [
        Source(id: "own", name: "n", url: "https://own", licence: "none", owns: ["seller"]),
        Source(id: "one", name: "n", url: "https://one", licence: "none", priority: 5),
        Source(id: "two", name: "n", url: "https://two", licence: "none"),
        Source(id: "three", name: "n", url: "https://three", licence: "none"),
    ])

    private func offer(_ claims: [Claim]) throws -> Offer {
        try offer(held: claims.map { $0.open() })
    }

    private func offer(held: [HeldClaim]) throws -> Offer {
        let (catalog, _) = Reconciler(curation: Self.curation, readings: []).catalog(of: held)
        return try #require(catalog.offers.first)
    }

    @Test func `the seller's own word wins over a majority`() throws {
        let facts: [Claim] = [
            .fact(.name("Own"), by: "own"), .fact(.name("Other"), by: "one"), .fact(.name("Other"), by: "two"),
            .fact(.capability(.tools, false), by: "own"), .fact(.capability(.tools, true), by: "one"),
        ]
        let offer = try offer(facts)
        #expect(offer.name == "Own")
        #expect(offer.capabilities[.tools] == false)
        #expect(offer.capabilities[.seed] == nil)
    }

    @Test func `among catalogs the majority wins, then priority`() throws {
        #expect(
            try offer([
                .fact(.name("A"), by: "one"), .fact(.name("B"), by: "two"), .fact(.name("B"), by: "three"),
            ]).name == "B")
        #expect(try offer([.fact(.name("A"), by: "one"), .fact(.name("B"), by: "two")]).name == "A")
    }

    @Test func `a limit is the smallest of the winning class`() throws {
        let catalogs: [Claim] = [
            .fact(.limit(.context, 200_000), by: "one"), .fact(.limit(.context, 128_000), by: "two"),
            .fact(.limit(.context, 200_000), by: "three"),
        ]
        #expect(try offer(catalogs).limits == [.context: 128_000])
        #expect(try offer(catalogs + [.fact(.limit(.context, 1_000_000), by: "own")]).limits == [.context: 1_000_000])
    }

    @Test func `the state follows from published rates before it follows from signals`() throws {
        let price = Claim.price(try .stated("1e-6", .inputText), by: "one")
        let zero = Claim.price(try .stated("0", .inputText), by: "one")
        func state(_ claims: [Claim]) throws -> OfferState { try offer(claims).state }
        #expect(try state([price]) == .priced)
        #expect(try state([price, .fact(.state(.free), by: "two")]) == .priced)
        #expect(try state([zero, .fact(.state(.free), by: "one")]) == .free)
        #expect(try state([zero]) == .unknown)
        #expect(try state([.fact(.state(.included), by: "one")]) == .included)
        #expect(try state([.fact(.state(.dynamic), by: "own")]) == .dynamic)
        #expect(try state([price, .fact(.state(.dynamic), by: "own")]) == .dynamic)
        #expect(try state([price, .fact(.state(.dynamic), by: "two")]) == .priced)
        #expect(try state([.fact(.state(.unknown), by: "own"), .fact(.state(.free), by: "one")]) == .unknown)
        #expect(try state([.fact(.name("Model"), by: "one")]) == .unknown)
    }

    @Test func `an offer that nobody names any more is missing, with its last prices`() throws {
        let rate = Claim.price(try .stated("1e-6", .inputText), by: "one")
        let gone = try offer(held: [
            rate.closed(from: 1, to: 2), Claim.fact(.name("Old"), by: "one").closed(from: 1, to: 2),
        ])
        #expect(gone.status == .missing)
        #expect(gone.name == "Old")
        #expect(gone.state == .priced)
        #expect(
            try Quoter(Workload(inputTokens: 1, at: Timestamp(seconds: 9))).quote(gone).list.description == "0.000001")
        #expect(try offer(held: [rate.open()]).status == .active)
    }

    @Test func `announced dates count from their moment on`() throws {
        let (soon, later) = (Timestamp(seconds: 100), Timestamp(seconds: 200))
        let offer = try offer([
            .fact(.status(.preview), by: "one"), .fact(.deprecated(soon), by: "one"), .fact(.retired(later), by: "one"),
        ])
        #expect(
            [0, 99, 100, 199, 200].map { offer.status(at: Timestamp(seconds: $0)) } == [
                .preview, .preview, .deprecated, .deprecated, .retired,
            ])
    }

    @Test(arguments: [
        Fact.name("A model, called: x"), .state(.included), .status(.deprecated),
        .deprecated(Timestamp(seconds: 86_400)),
        .retired(Timestamp(seconds: 0)), .released(Timestamp(seconds: -86_400)), .limit(.output, 64_000),
        .accepts([.text, .image]), .produces([]), .capability(.structuredOutput, false),
        .score("board.elo", "1203.5"), .openWeights(true), .aliasOf("gpt-4o"), .regions(["eu", "us-east-1"]),
        .matches(#"{"or":[{"equals":"a.b"},{"starts_with":"c, d"}]}"#),
    ])
    func `a fact is read back from its key and value`(fact: Fact) {
        #expect(Fact(key: fact.key, value: fact.value) == fact)
    }

    @Test(arguments: [
        ("capability.flying", "yes"), ("capability.tools", "true"), ("limit.context", "many"), ("state", "cheap"),
        ("", ""),
        ("colour", "red"),
    ])
    func `an unknown fact is no fact`(key: String, value: String) {
        #expect(Fact(key: key, value: value) == nil)
    }
}
