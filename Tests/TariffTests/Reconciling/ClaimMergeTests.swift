import Tariff
import TestSupport
import Testing

@Suite
struct ClaimMergeTests {
    private static let first = Timestamp(seconds: 1000)
    private static let second = Timestamp(seconds: 2000)
    private static let third = Timestamp(seconds: 3000)

    private func price(_ printed: String, field: String = "pricing.prompt", to: Timestamp? = nil) throws -> Claim {
        .price(
            try .stated(printed, .inputText), field: field, raw: printed, effective: EffectivePeriod(to: to))
    }

    @Test func `the first document is all new`() throws {
        var ledger = ClaimLedger()
        let output = Claim.price(try .stated("2e-6", .outputText), field: "pricing.completion")
        let changes = ledger.receive([try price("1e-6"), output, .fact(.name("Model"))], at: Self.first)
        #expect([changes.new, changes.changed, changes.closed] == [3, 0, 0])
        #expect(changes.added.allSatisfy { $0.isOpen && $0.observedFrom == Self.first })
    }

    @Test func `the same document again changes nothing`() throws {
        var ledger = ClaimLedger()
        let claims = [try price("1e-6"), .fact(.name("Model")), try price("2e-6", field: "other")]
        ledger.receive(claims, at: Self.first)
        let changes = ledger.receive(claims.reversed(), at: Self.second)
        #expect(changes == ClaimChanges())
    }

    @Test func `another amount is a change that closes the old claim`() throws {
        var ledger = ClaimLedger()
        ledger.receive([try price("1e-6")], at: Self.first)
        ledger.receive([try price("1e-6")], at: Self.second)
        let changes = ledger.receive([try price("2e-6")], at: Self.third)
        #expect([changes.new, changes.changed, changes.closed] == [0, 1, 0])
        let closing = try #require(changes.closings.first)
        #expect(closing.observedTo == Self.third)
        #expect(closing.confirmedAt == Self.second)
        #expect(changes.added.map(\.claim) == [try price("2e-6")])
    }

    @Test func `an end that moved is a change`() throws {
        var ledger = ClaimLedger()
        ledger.receive([try price("1e-6", to: Self.third)], at: Self.first)
        #expect(ledger.receive([try price("1e-6", to: nil)], at: Self.second).changed == 1)
    }

    @Test func `evidence that moved is kept and is no change`() throws {
        var ledger = ClaimLedger()
        ledger.receive([try price("1e-6", field: "old")], at: Self.first)
        let changes = ledger.receive([try price("1e-6", field: "new")], at: Self.second)
        #expect([changes.new, changes.changed, changes.closed] == [0, 0, 0])
        #expect(changes.added.map(\.claim.field) == ["new"])
        #expect(changes.closings.count == 1)
        #expect(ledger.rows.filter(\.claim.isOpen).count == 1)
    }

    @Test func `what is no longer said is closed, and comes back as new`() throws {
        var ledger = ClaimLedger()
        ledger.receive([try price("1e-6")], at: Self.first)
        let gone = ledger.receive([], at: Self.second)
        #expect([gone.new, gone.changed, gone.closed] == [0, 0, 1])
        let back = ledger.receive([try price("1e-6")], at: Self.third)
        #expect([back.new, back.changed, back.closed] == [1, 0, 0])
        #expect(ledger.rows.count == 2)
    }

    @Test func `skipped fields are kept and not counted`() {
        let skip = Claim(
            source: "source", key: "model", field: "pricing.image", raw: "0", offer: "seller:model",
            content: .skip(.zeroUnknown))
        var ledger = ClaimLedger()
        let changes = ledger.receive([skip], at: Self.first)
        #expect(changes.added.count == 1)
        #expect(changes.new == 0)
        let gone = ledger.receive([], at: Self.second)
        #expect(gone.closed == 0)
        #expect(gone.closings.count == 1)
    }

    @Test func `two claims of one identity are both kept`() throws {
        var ledger = ClaimLedger()
        let changes = ledger.receive([try price("1e-6", field: "a"), try price("2e-6", field: "b")], at: Self.first)
        #expect(changes.new == 1)
        #expect(changes.added.count == 2)
    }

    @Test func `an older document is history and leaves open claims alone`() throws {
        var ledger = ClaimLedger()
        ledger.receive([try price("2e-6")], at: Self.third)
        let open = ledger.rows.filter(\.claim.isOpen).map(\.claim.claim)
        let changes = ledger.receive([try price("1e-6")], at: Self.first)
        #expect([changes.new, changes.changed, changes.closed] == [0, 0, 0])
        let added = try #require(changes.added.first)
        #expect(added.observedFrom == Self.first)
        #expect(added.observedTo == Self.third)
        #expect(added.confirmedAt == Self.first)
        #expect(ledger.rows.filter(\.claim.isOpen).map(\.claim.claim) == open)
    }

    @Test func `an older document that said the same already makes the claim older`() throws {
        var ledger = ClaimLedger()
        ledger.receive([try price("1e-6")], at: Self.third)
        let changes = ledger.receive([try price("1e-6")], at: Self.first)
        #expect(changes.added.isEmpty)
        #expect(changes.extensions.map(\.observedFrom) == [Self.first])
        #expect(ledger.rows.map(\.claim.observedFrom) == [Self.first])
    }

    @Test func `a document between two others ends what it does not say and confirms what it does`() throws {
        var ledger = ClaimLedger()
        let output = Claim.price(try .stated("2e-6", .outputText), field: "pricing.completion")
        ledger.receive([try price("1e-6"), output], at: Self.first)
        ledger.receive([], at: Self.third)
        ledger.receive([try price("3e-6"), output], at: Self.second)
        let ends = Dictionary(uniqueKeysWithValues: ledger.rows.map { ($0.claim.claim, $0.claim) })
        #expect(ends[try price("1e-6")]?.observedTo == Self.second)
        #expect(ends[try price("1e-6")]?.confirmedAt == Self.first)
        #expect(ends[try price("3e-6")]?.observedTo == Self.third)
        #expect(ends[output]?.observedTo == Self.third)
        #expect(ends[output]?.confirmedAt == Self.second)
    }
}
