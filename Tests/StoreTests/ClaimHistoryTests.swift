import Store
import Tariff
import Testing

@Suite struct ClaimHistoryTests {
    typealias Make = StoreFixture
    let fixture: StoreFixture
    let store: CatalogStore

    init() throws {
        fixture = try StoreFixture()
        store = try fixture.writing()
    }

    private func amounts(asOf seconds: Int64? = nil) throws -> [Int64] {
        try store.claims(asOf: seconds.map { Timestamp(seconds: $0) })
            .compactMap { $0.held.claim.rate?.amount.femto }.sorted()
    }

    @Test func `an unchanged document confirms its open claims and writes none`() throws {
        _ = try store.write(Make.run(at: 100, [Make.insert(Make.rate(), from: 100)]))
        _ = try store.write(Make.run(at: 300))
        _ = try store.write(Make.run(at: 200, documents: [Make.document("litellm", at: 900)]))
        let claim = try #require(try store.claims().first)
        #expect(claim.held.confirmedAt == Timestamp(seconds: 300))
        #expect(claim.held.observedFrom == Timestamp(seconds: 100))
        #expect(try store.counts().openClaims == 1)
        #expect(try store.claims(asOf: Timestamp(seconds: 250)).first?.held.confirmedAt == Timestamp(seconds: 100))
    }

    @Test func `a claim is confirmed only by the document of its own name`() throws {
        let first = [Make.document("portkey", "a.json", at: 100), Make.document("portkey", "b.json", at: 100)]
        _ = try store.write(
            Make.run(
                at: 100, documents: first,
                [
                    Make.insert(Make.rate(1, of: "x:a", source: "portkey"), from: 100, document: .new(0)),
                    Make.insert(Make.rate(2, of: "x:b", source: "portkey"), from: 100, document: .new(1)),
                ]))
        _ = try store.write(Make.run(at: 200, documents: [Make.document("portkey", "b.json", at: 200)]))
        let confirmed = Dictionary(
            uniqueKeysWithValues: try store.claims().map { ($0.held.claim.offer, $0.held.confirmedAt.seconds) })
        #expect(confirmed == ["x:a": 100, "x:b": 200])
        let open = try store.openClaims(source: "portkey", documentName: "b.json")
        #expect(open.map(\.held.claim.offer) == ["x:b"])
        #expect(try store.openClaims(source: "portkey", documentName: "c.json").isEmpty)
    }

    @Test func `a moved price is known as it was at every moment`() throws {
        _ = try store.write(Make.run(at: 100, [Make.insert(Make.rate(3), from: 100)]))
        let old = try #require(try store.claims().first).id
        _ = try store.write(
            Make.run(
                at: 200, [Make.insert(Make.rate(4), from: 200)], closes: [Make.close(old, to: 200, confirmed: 100)]))
        #expect(try amounts(asOf: 99) == [])
        #expect(try amounts(asOf: 100) == [3])
        #expect(try amounts(asOf: 199) == [3])
        #expect(try amounts(asOf: 200) == [4])
        #expect(try amounts() == [4])
        #expect(try store.claims(asOf: Timestamp(seconds: 150)).first?.held.isOpen == true)
        let history = try store.claims(source: "openrouter", coveringHistoryOf: "")
        #expect(history.map(\.held.observedTo?.seconds) == [200, nil])
        #expect(history.map(\.held.confirmedAt.seconds) == [100, 200])
    }

    @Test func `a vanished offer keeps what each source said last`() throws {
        let documents = [Make.document("openrouter", at: 100), Make.document("litellm", at: 100)]
        _ = try store.write(
            Make.run(
                at: 100, documents: documents,
                [
                    Make.insert(Make.rate(1), from: 50, to: 100, confirmed: 50),
                    Make.insert(Make.rate(2), from: 100),
                    Make.insert(Make.rate(3, source: "litellm"), from: 100, document: .new(1)),
                    Make.insert(Make.claim(.fact(.name("B"))), from: 100),
                    Make.insert(Make.rate(9, of: "openrouter:other"), from: 100),
                ]))
        let open = try store.claims().filter { $0.held.claim.offer == "openrouter:a/b" }
        #expect(open.count == 3)
        let closes = open.map { claim in
            Make.close(claim.id, to: claim.held.claim.source == "litellm" ? 300 : 200, confirmed: 100)
        }
        _ = try store.write(Make.run(at: 300, closes: closes))
        #expect(try amounts() == [2, 3, 9])
        #expect(try store.claims().count == 4)
        #expect(try store.claims().filter { !$0.held.isOpen }.allSatisfy { $0.held.confirmedAt.seconds == 100 })
        #expect(try amounts(asOf: 250) == [3, 9], "one source still named the offer, so the other's last word is void")
        #expect(try amounts(asOf: 300) == [2, 3, 9])
    }

    @Test func `an offer that is back drops what was closed`() throws {
        _ = try store.write(Make.run(at: 100, [Make.insert(Make.rate(1), from: 50, to: 100, confirmed: 60)]))
        #expect(try amounts() == [1])
        _ = try store.write(Make.run(at: 200, [Make.insert(Make.rate(2), from: 200)]))
        #expect(try amounts() == [2])
        #expect(try amounts(asOf: 150) == [1])
    }

    @Test func `an older document moves the beginning of a claim back`() throws {
        _ = try store.write(Make.run(at: 200, [Make.insert(Make.rate(1), from: 200)]))
        let id = try #require(try store.claims().first).id
        let earlier = RunWrite.ClaimExtension(id: id, observedFrom: Timestamp(seconds: 100))
        _ = try store.write(Make.run(at: 100, extensions: [earlier]))
        #expect(try amounts(asOf: 150) == [1])
        #expect(try store.claims().first?.held.confirmedAt == Timestamp(seconds: 200))
        let later = RunWrite.ClaimExtension(id: id, observedFrom: Timestamp(seconds: 150))
        #expect(throws: StoreError.self) { try store.write(Make.run(at: 150, extensions: [later])) }
    }

    @Test func `a closed claim can get a better known end`() throws {
        _ = try store.write(Make.run(at: 300, [Make.insert(Make.rate(1), from: 100, to: 300, confirmed: 100)]))
        let id = try #require(try store.claims().first).id
        _ = try store.write(Make.run(at: 200, closes: [Make.close(id, to: 300, confirmed: 200)]))
        #expect(try store.claims().first?.held.confirmedAt == Timestamp(seconds: 200))
    }

    @Test func `a claim may refer to a document that is held`() throws {
        let first = try store.write(Make.run(at: 100))
        let insert = Make.insert(Make.rate(1), from: 100, document: .held(first.documents[0]))
        _ = try store.write(Make.run(at: 200, documents: [], [insert]))
        #expect(try store.claims().first?.document == first.documents[0])
    }
}
