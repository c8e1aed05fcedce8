import Store
import Tariff
import TestSupport
import Testing

@Suite struct ChangeTests {
    typealias Make = StoreFixture
    let fixture: StoreFixture
    let store: CatalogStore

    init() throws {
        fixture = try StoreFixture()
        store = try fixture.writing()
    }

    private static let offer: OfferID = "openrouter:a/b"

    private static func price(_ claim: Claim) -> PublishedPrice? {
        claim.rate.map { rate in
            PublishedPrice(
                source: claim.source, step: .init(rate: rate, key: claim.key, field: claim.field, raw: claim.raw))
        }
    }

    /// Publishes a first price, and then another that replaces it.
    private func writeTwoRuns() throws {
        var first = Make.run(at: 100, [Make.insert(Make.rate(3_000_000_000), from: 100)])
        first.catalog = Make.publication("v1", bytes: [])
        first.changes = [OfferChange(Self.offer, .new, .offer(old: nil, new: .active))]
        _ = try store.write(first)
        var second = Make.run(
            at: 200, [Make.insert(Make.rate(2_000_000_000), from: 200)],
            closes: [Make.close(1, to: 200, confirmed: 100)])
        second.catalog = Make.publication("v2", bytes: [])
        second.changes = [
            OfferChange(
                Self.offer, .priceDown,
                .price(old: Self.price(Make.rate(3_000_000_000)), new: Self.price(Make.rate(2_000_000_000)))),
            OfferChange(Self.offer, .limit, .fact(key: "limit.context", old: "5", new: "6")),
        ]
        _ = try store.write(second)
    }

    @Test func `a change rests on the claims of its values`() throws {
        try writeTwoRuns()
        let (changes, sequence) = try store.changes(since: .sequence(0))
        #expect(sequence == 2)
        #expect(changes.map(\.kind) == [.new, .priceDown, .limit])
        #expect(changes.map(\.number) == [1, 2, 3])
        #expect(changes.map(\.sequence) == [1, 2, 2])
        #expect(changes[0].new?.evidence?.observedAt == Timestamp(seconds: 100))
        let move = changes[1]
        #expect(move.old?.text == "3000000000" && move.new?.text == "2000000000")
        #expect(move.price?.component == .inputText)
        #expect(move.old?.evidence?.observedAt == Timestamp(seconds: 100))
        #expect(move.new?.evidence?.observedAt == Timestamp(seconds: 200))
        #expect(move.new?.evidence?.source == "openrouter")
        #expect(move.new?.evidence?.url == "https://example.org/openrouter/")
        #expect(changes[2].new == .init(text: "6", evidence: nil))
    }

    @Test func `changes are told from a sequence, from a time, and in pages`() throws {
        try writeTwoRuns()
        func numbers(_ since: ChangesSince, after: Int64? = nil, limit: Int? = nil) throws -> [Int64] {
            try store.changes(since: since, after: after, limit: limit).changes.map(\.number)
        }
        #expect(try numbers(.sequence(1)) == [2, 3])
        #expect(try numbers(.sequence(2)) == [])
        #expect(try numbers(.time(Timestamp(seconds: 100))) == [1, 2, 3])
        #expect(try numbers(.time(Timestamp(seconds: 101))) == [2, 3])
        #expect(try numbers(.time(Timestamp(seconds: 201))) == [])
        #expect(try numbers(.sequence(0), limit: 2) == [1, 2])
        #expect(try numbers(.sequence(0), after: 2, limit: 2) == [3])
        #expect(try numbers(.sequence(0), after: 3) == [])
    }

    @Test func `a run that fails leaves no change`() throws {
        var run = Make.run(at: 100, closes: [Make.close(9, to: 100, confirmed: 50)])
        run.changes = [OfferChange(Self.offer, .new, .offer(old: nil, new: .active))]
        #expect(throws: StoreError.self) { try store.write(run) }
        #expect(try store.changes(since: .sequence(-1)).changes.isEmpty)
    }
}
