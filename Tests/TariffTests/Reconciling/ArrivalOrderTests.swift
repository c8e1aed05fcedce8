import Tariff
import TestSupport
import Testing

/// Documents that arrive in any order, and claims in any order, end in the same catalog.
@Suite
struct ArrivalOrderTests {
    private static let source: SourceID = "source"

    @Test(arguments: [(3, 60), (4, 10)])
    func `documents in any order reconcile to the same version`(count: Int, rounds: Int) throws {
        var random = SeededGenerator(seed: 13)
        for round in 0..<rounds {
            let documents = try (0..<count).map { number in
                (at: Timestamp(seconds: Int64(number + 1) * 100_000), claims: try Self.document(&random))
            }
            let inOrder = Self.version(of: documents)
            for order in Self.permutations(Array(documents.indices)) {
                #expect(Self.version(of: order.map { documents[$0] }) == inOrder, "round \(round), order \(order)")
            }
        }
    }

    private static func version(of documents: [(at: Timestamp, claims: [Claim])]) -> String {
        var ledger = ClaimLedger()
        for document in documents { ledger.receive(document.claims, at: document.at) }
        let newest = documents.map(\.at).max() ?? Timestamp(seconds: 0)
        let reading = SourceReading(source: source, fetchedAt: newest)
        let curation = Curation(sources: [Source(id: source, name: "Source", url: "https://s", licence: "none")])
        let (catalog, _) = Reconciler(curation: curation, readings: [reading]).catalog(of: ledger.standing)
        return CatalogVersion.version(of: catalog)
    }

    /// A few offers of which each document names some, at a few prices that come back.
    private static func document(_ random: inout SeededGenerator) throws -> [Claim] {
        var claims: Set<Claim> = []
        for number in 0..<4 where random.chance(60) {
            let offer = OfferID(rawValue: "seller:m\(number)")
            for component in [Component.inputText, .outputText] where random.chance(80) {
                let amount = random.pick(["1e-6", "2e-6", "3e-6"])
                claims.insert(
                    .price(try .stated(amount, component), of: offer, by: source, field: component.name))
            }
            if random.chance(40) {
                claims.insert(.fact(.limit(.context, random.pick([8000, 32_000])), of: offer, by: source))
            }
            if random.chance(30) { claims.insert(.fact(.capability(.tools, random.chance(50)), of: offer, by: source)) }
        }
        return claims.shuffled(using: &random)
    }

    private static func permutations(_ elements: [Int]) -> [[Int]] {
        guard elements.count > 1 else { return [elements] }
        return elements.flatMap { first in
            permutations(elements.filter { $0 != first }).map { [first] + $0 }
        }
    }

    @Test func `claims in any order make the same catalog and the same diagnostics`() throws {
        var random = SeededGenerator(seed: 14)
        let sources: [SourceID] = ["a", "b", "c"]
        let curation = Curation(
            sources: sources.map { Source(id: $0, name: "n", url: "https://\($0)", licence: "none") })
        let readings = sources.map { SourceReading(source: $0, fetchedAt: Timestamp(seconds: 5_000_000)) }
        for _ in 0..<200 {
            var held: [HeldClaim] = []
            for _ in 0..<40 {
                // One key and field for all: contradictions inside a source happen, and differ in nothing else.
                let rate = try Rate.stated(
                    random.pick(["1e-6", "2e-6", "3e-6"]), random.pick([.inputText, .outputText])
                ) {
                    if random.chance(30) { $0.promptTokens = random.pick([.upTo(1000), .above(1000)]) }
                }
                let end = random.chance(10) ? Timestamp(seconds: random.pick([6_000_000, 7_000_000])) : nil
                held.append(
                    Claim.price(
                        rate, of: random.pick(["seller:x", "seller:y"]), by: random.pick(sources),
                        effective: EffectivePeriod(to: end)
                    ).open())
                held.append(
                    Claim.fact(
                        random.pick([.name("One"), .name("Two"), .limit(.context, 8000), .limit(.context, 9000)]),
                        of: "seller:x", by: random.pick(sources)
                    ).open())
            }
            let reconciler = Reconciler(curation: curation, readings: readings.shuffled(using: &random))
            let (catalog, diagnostics) = reconciler.catalog(of: held)
            let (other, others) = Reconciler(curation: curation, readings: readings)
                .catalog(of: held.shuffled(using: &random))
            #expect(CatalogVersion.version(of: catalog) == CatalogVersion.version(of: other))
            #expect(catalog == other)
            #expect(diagnostics == others)
            // As if each offer had been decided by somebody else.
            let offers = Reconciler.byOffer(held)
            let shares = offers.indices.map { reconciler.decide(offers[$0...$0]) }
            let (together, noticed) = reconciler.catalog(from: [reconciler.decide(offers[..<0])] + shares)
            #expect(together == catalog)
            #expect(noticed == diagnostics)
        }
    }

    @Test func `times of observation are no part of the version, amounts and dates are`() throws {
        let rate = try Rate.stated("1e-6", .inputText)
        func version(_ claim: HeldClaim, read: Int64 = 5_000_000) -> String {
            let readings = [SourceReading(source: "source", fetchedAt: Timestamp(seconds: read))]
            return CatalogVersion.version(
                of: Reconciler(curation: Curation(), readings: readings).catalog(of: [claim]).0)
        }
        let base = version(Claim.price(rate).open(since: 1))
        #expect(base == version(Claim.price(rate).open(since: 77, confirmed: 99), read: 6_000_000))
        #expect(base.count == 64)
        #expect(base != version(Claim.price(try .stated("1.000000001e-6", .inputText)).open()))
        let dated = EffectivePeriod(from: Timestamp(seconds: 5))
        #expect(base != version(Claim.price(rate, effective: dated).open()))
        #expect(base != version(Claim.price(rate).closed(from: 1, to: 2)))
        #expect(base != version(Claim.price(rate, of: "seller:other").open()))
    }
}
