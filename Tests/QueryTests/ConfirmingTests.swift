import Tariff
import TestSupport
import Testing

@testable import Query

/// A newer document without news against deciding and laying out everything again.
@Suite struct `A confirmed index` {
    private static let start: Int64 = 1_790_000_000
    private static let sources: [SourceID] = ["a", "b", "c"]

    private static let curation: Curation = {
        var curation = Curation()
        for source in sources {
            curation.sources[source] = Source(
                id: source, name: "n", url: "https://\(source)", licence: "none",
                copies: source == "b" ? ["a"] : [], priority: source == "c" ? 1 : 0, cadence: 3600)
        }
        curation.aliases = [
            ModelAlias(
                "lab/latest",
                [.init(model: "lab/old"), .init(from: Timestamp(seconds: start + 9000), model: "lab/new")])
        ]
        return curation
    }()

    /// The claims of each source about a few offers, confirmed by its newest document.
    private func claims(_ random: inout SeededGenerator) -> [Claim] {
        var claims: [Claim] = []
        for source in Self.sources {
            for number in 0..<4 where random.chance(80) {
                for component in [Component.inputText, .outputText] where random.chance(80) {
                    let edge = Timestamp(seconds: Self.start + random.pick([-90_000, 600, 7200, 20_000, 400_000]))
                    let effective: EffectivePeriod = random.pick([
                        .always, .always, .always, .always, EffectivePeriod(from: edge), EffectivePeriod(to: edge),
                    ])
                    claims.append(
                        Claim(
                            source: source, key: "m\(number)", field: component.name, raw: "r",
                            offer: OfferID(rawValue: "seller:m\(number)"),
                            content: .rate(
                                Rate(component, .token, Amount(femto: random.pick([1000, 1000, 1005, 2000])))),
                            effective: effective))
                }
            }
        }
        return claims
    }

    private func readings(_ moments: [Int64]) -> [SourceReading] {
        zip(Self.sources, moments).map { SourceReading(source: $0, fetchedAt: Timestamp(seconds: $1)) }
    }

    private func index(_ claims: [Claim], _ readings: [SourceReading]) -> CatalogIndex {
        let moments = Dictionary(readings.map { ($0.source, $0.fetchedAt) }) { first, _ in first }
        let held = claims.map {
            HeldClaim(
                $0, observedFrom: Timestamp(seconds: 1), confirmedAt: moments[$0.source] ?? Timestamp(seconds: 1))
        }
        let catalog = Reconciler(curation: Self.curation, readings: readings).catalog(of: held).0
        return CatalogIndex(
            catalog, version: CatalogVersion.version(of: catalog), sequence: 3,
            generatedAt: Timestamp(seconds: Self.start))
    }

    @Test func `is what deciding again gives, wherever confirming is enough`() throws {
        var random = SeededGenerator(seed: 41)
        var (confirmed, decided, different) = (0, 0, 0)
        for _ in 0..<1500 {
            let claims = claims(&random)
            let isTogether = random.chance(50)
            let before = (0..<3).map { _ in Self.start + (isTogether ? 0 : random.pick([0, 0, 5, -8000, -40_000])) }
            let round = Self.start + random.pick([5, 400, 5000, 10_000, 100_000])
            let after = before.map { isTogether || random.chance(75) ? max($0, round) : $0 }
            let (old, new) = (index(claims, readings(before)), index(claims, readings(after)))
            let reconciler = Reconciler(curation: Self.curation, readings: readings(after))
            let isEnough = reconciler.decides(as: readings(before)) { moments in
                claims.contains { claim in
                    [claim.effective.from, claim.effective.to].contains { $0.map(moments.contains) ?? false }
                }
            }
            guard isEnough else {
                decided += 1
                different += new.version == old.version ? 0 : 1
                continue
            }
            confirmed += 1
            let cheap = try #require(old.confirmed(by: readings(after), at: new.generatedAt))
            #expect(cheap.encoded() == new.encoded())
            #expect(cheap.columns.oldestConfirmed == new.columns.oldestConfirmed)
            #expect(cheap.columns.freshestConfirmed == new.columns.freshestConfirmed)
            #expect(cheap.catalog == new.catalog)
        }
        #expect(confirmed > 200 && decided > 200 && different > 20, "\(confirmed) \(decided) \(different)")
    }

    /// Two readings before and after, and whether anything must be decided again.
    @Test(arguments: [
        ("nothing is read", [0, 0], [0, 0], true),
        ("both together", [0, 0], [600, 600], true),
        ("one alone", [0, 0], [600, 0], false),
        ("the later one again", [0, 60], [0, 600], true),
        ("the earlier one overtakes", [0, 60], [600, 60], false),
        ("one becomes stale", [0, 60], [0, 20_000], false),
        ("the day of an alias comes", [0, 0], [9000, 9000], false),
        ("the clock goes back", [600, 600], [0, 0], false),
    ])
    func `needs the same order, the same freshness and the same names`(
        name: String, before: [Int64], after: [Int64], isEnough: Bool
    ) {
        func readings(_ moments: [Int64]) -> [SourceReading] { self.readings(moments.map { $0 + Self.start }) }
        let reconciler = Reconciler(curation: Self.curation, readings: readings(after))
        #expect(reconciler.decides(as: readings(before)) { _ in false } == isEnough, "\(name)")
        if before != after { #expect(!reconciler.decides(as: readings(before)) { _ in true }, "\(name)") }
    }
}
