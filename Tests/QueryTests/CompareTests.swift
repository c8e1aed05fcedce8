import Tariff
import TestSupport
import Testing

@testable import Query

@Suite struct `Things side by side` {
    private static let now = RandomCatalog.now

    private static func index() throws -> CatalogIndex {
        func offer(_ id: OfferID, _ input: String, _ state: OfferState = .priced) throws -> Offer {
            var offer = Offer.selling([try .stated(input, .inputText), try .stated("0", .outputText)], as: id)
            offer.model = id.providerModelID.hasPrefix("big") ? "lab/big" : "lab/small"
            offer.state = state
            offer.limits = [.context: 100_000, .output: 10_000]
            offer.capabilities = [.tools: true, .seed: false]
            return offer
        }
        var retired = try offer("a:big-old", "1e-9")
        retired.status = .retired
        var silent = Offer(id: "c:auto", kind: .gateway)
        silent.state = .dynamic
        let offers = [
            try offer("a:big", "3e-6"), try offer("b:big", "4e-6"), retired, try offer("a:big-free", "0", .free),
            try offer("a:small", "1e-6"), silent,
        ]
        return CatalogIndex(Catalog(offers: offers), version: "v", sequence: 1, generatedAt: now)
    }

    private func compare(_ ids: String..., words: [(name: String, value: String)] = []) throws -> CompareAnswer? {
        try Self.index().compare(ids, try Question(words: words, now: Self.now), now: Self.now)
    }

    @Test func `a model stands for its cheapest offer that qualifies`() throws {
        let answer = try #require(try compare("lab/big", "lab/small"))
        #expect(answer.entries.map(\.id) == ["lab/big", "lab/small"])
        let big = answer.entries[0]
        #expect(big.kind == .model)
        #expect(big.result?.offer.id == "a:big")
        #expect((big.offers, big.qualifying) == (4, 2))
        #expect(big.reasons.map(\.reason.name) == ["status:retired", "state:free"])
        #expect(big.result?.quote.list.description == "0.003")
        #expect(big.timesCheapest == "3")
        #expect(answer.cheapest?.id == "lab/small")
        #expect(answer.entries[1].timesCheapest == "1")
    }

    @Test func `an offer is quoted whatever its status, and one without a price says why`() throws {
        let answer = try #require(try compare("a:big-old", "c:auto", "b:big"))
        #expect(answer.entries.map(\.kind) == [.offer, .offer, .offer])
        #expect(answer.entries[0].result?.quote.list.description == "0.000001")
        #expect(answer.entries[1].result == nil)
        #expect(answer.entries[1].reasons.map(\.reason.name) == ["state:dynamic"])
        #expect(answer.entries[1].offer?.id == "c:auto")
        #expect(answer.entries[1].timesCheapest == nil)
        #expect(answer.entries[2].timesCheapest == "4000")
    }

    @Test func `a model whose offers all fail has no offer and all the reasons`() throws {
        let answer = try #require(try compare("lab/big", "lab/small", words: [("input_tokens", "200000")]))
        #expect(answer.entries.allSatisfy { $0.result == nil && $0.offer == nil })
        #expect(answer.entries[1].reasons.map(\.reason.name) == ["limit:context"])
        #expect(answer.cheapest == nil)
        let json = String(decoding: answer.json, as: UTF8.self)
        #expect(json.contains(#""cheapest":null"#) && json.contains(#""limit:context":1"#))
    }

    @Test func `an offer that is too small for the workload is quoted, and says so`() throws {
        let answer = try #require(try compare("a:big", "a:small", words: [("input_tokens", "200000")]))
        #expect(answer.entries.map(\.result?.quote.list.description) == ["0.6", "0.2"])
        #expect(answer.entries.map(\.qualifying) == [0, 0])
        #expect(answer.entries[0].reasons.map(\.reason.name) == ["limit:context"])
    }

    @Test func `an id that nothing bears is nothing`() throws {
        #expect(try compare("lab/big", "lab/bog") == nil)
    }

    @Test(arguments: [
        ("1e-6", "3e-6", "3"), ("3e-6", "4e-6", "1.3333"), ("3e-6", "5e-6", "1.6667"), ("0", "5e-6", nil),
    ])
    func `the multiple of the cheapest has four decimals`(least: String, most: String, times: String?) throws {
        func offer(_ id: OfferID, _ price: String) throws -> Offer {
            Offer.selling([try .stated(price, .inputText), try .stated("0", .outputText)], as: id)
        }
        let catalog = Catalog(offers: [try offer("a:x", least), try offer("b:x", most)])
        let index = CatalogIndex(catalog, version: "v", sequence: 1, generatedAt: Self.now)
        let answer = try #require(
            index.compare(["a:x", "b:x"], try Question(words: [], now: Self.now), now: Self.now))
        #expect(answer.entries[1].timesCheapest == times)
    }

    @Test func `the answer prints what is compared`() throws {
        let answer = try #require(try compare("lab/big", "a:small"))
        let json = String(decoding: answer.json, as: UTF8.self)
        for text in [
            #""id":"lab/big","object":"model","offers":{"total":4,"qualifying":2,"reasons":{"status:retired":1"#,
            #""times_cheapest":"3""#, #""tools":"yes""#, #""seed":"no""#, #""cheapest":"a:small""#,
        ] { #expect(json.contains(text), "\(text) is missing in \(json)") }
    }
}
