import Tariff
import TestSupport
import Testing

/// The choice of the source whose ladder is published, and its confidence.
@Suite
struct LadderChoiceTests {
    private static let day: Int64 = 86_400

    /// `own` is the seller's; `copy` copies `one`.
    private static let curation = Curation(sources: [
        Source(id: "own", name: "n", url: "https://own", licence: "none", owns: ["seller"]),
        Source(id: "one", name: "n", url: "https://one", licence: "none", priority: 5),
        Source(id: "two", name: "n", url: "https://two", licence: "none", priority: 3),
        Source(id: "three", name: "n", url: "https://three", licence: "none"),
        Source(id: "copy", name: "n", url: "https://copy", licence: "none", copies: ["one"]),
    ])

    private func ladder(_ stated: [(SourceID, String)], ages: [SourceID: Int64] = [:]) throws -> Ladder {
        let held = try stated.map { source, amount in
            Claim.price(try .stated(amount, .inputText), by: source).open()
        }
        return try #require(try catalog(held, ages: ages).offers.first?.ladders.first)
    }

    private func catalog(_ held: [HeldClaim], ages: [SourceID: Int64] = [:]) throws -> Catalog {
        let readings = Self.curation.sources.keys.map { source in
            SourceReading(
                source: source, fetchedAt: Timestamp(seconds: 100 * Self.day - (ages[source] ?? 0) * Self.day))
        }
        return Reconciler(curation: Self.curation, readings: readings).catalog(of: held).0
    }

    private struct Row: Sendable, CustomTestStringConvertible {
        var stated: [(SourceID, String)]
        var ages: [SourceID: Int64] = [:]
        var source: SourceID
        var agree: Int
        var confidence: Confidence
        var why: String

        var testDescription: String { why }
    }

    private static let rows: [Row] = [
        Row(stated: [("one", "1e-6")], source: "one", agree: 1, confidence: .single, why: "one source is single"),
        Row(
            stated: [("own", "9e-6"), ("one", "1e-6"), ("two", "1e-6")], source: "own", agree: 1,
            confidence: .disputed, why: "the seller's word wins over a majority, and is disputed"),
        Row(
            stated: [("own", "1e-6"), ("one", "0.000001")], source: "own", agree: 2, confidence: .confirmed,
            why: "two that agree confirm, however they print it"),
        Row(
            stated: [("one", "9e-6"), ("two", "1e-6"), ("three", "1e-6")], source: "two", agree: 2,
            confidence: .disputed, why: "among catalogs the majority wins, by priority among its own"),
        Row(
            stated: [("one", "9e-6"), ("copy", "9e-6"), ("three", "1e-6")], ages: ["one": 1, "copy": 1],
            source: "three", agree: 1, confidence: .disputed,
            why: "a copy is no second voice, so the later document wins"),
        Row(
            stated: [("one", "9e-6"), ("copy", "9e-6")], source: "one", agree: 2, confidence: .single,
            why: "a copy agrees and does not confirm"),
        Row(
            stated: [("one", "1e-6"), ("two", "2e-6")], ages: ["one": 1], source: "two", agree: 1,
            confidence: .disputed, why: "one against one: the later document wins over priority"),
        Row(
            stated: [("one", "1e-6"), ("two", "2e-6")], source: "one", agree: 1, confidence: .disputed,
            why: "at the same date priority decides"),
        Row(
            stated: [("one", "1e-6"), ("two", "2e-6")], ages: ["two": 4], source: "one", agree: 1,
            confidence: .single, why: "a stale source cannot dispute"),
        Row(
            stated: [("one", "1e-6"), ("two", "2e-6")], ages: ["two": 3], source: "one", agree: 1,
            confidence: .disputed, why: "three times the cadence is still fresh"),
        Row(
            stated: [("one", "1e-6"), ("two", "1.01e-6")], source: "one", agree: 1, confidence: .single,
            why: "one percent apart neither confirms nor disputes"),
        Row(
            stated: [("one", "1e-6"), ("two", "1.010000001e-6")], source: "one", agree: 1, confidence: .disputed,
            why: "more than one percent apart disputes"),
        Row(
            stated: [("one", "0"), ("two", "1e-15")], source: "one", agree: 1, confidence: .disputed,
            why: "any price is more than one percent away from zero"),
        Row(
            stated: [("one", "1e-6"), ("two", "1e-6"), ("three", "1.005e-6")], source: "one", agree: 2,
            confidence: .single, why: "a third that differs a little keeps two from confirming"),
    ]

    @Test(arguments: rows)
    private func `the ladder is chosen by class, agreement, date and priority`(row: Row) throws {
        let ladder = try ladder(row.stated, ages: row.ages)
        #expect(ladder.source == row.source)
        #expect(ladder.agree == row.agree)
        #expect(ladder.confidence == row.confidence)
        #expect(ladder.evidence.map(\.source).first == row.source)
        #expect(Set(ladder.evidence.map(\.source)) == Set(row.stated.map(\.0)))
    }

    @Test func `ladders of two sources are never mixed`() throws {
        let steps: (inout Conditions) -> Void = { $0.promptTokens = .above(200_000) }
        let held = [
            Claim.price(try .stated("1e-6", .inputText), by: "own").open(),
            Claim.price(try .stated("1e-6", .inputText) { $0.promptTokens = .upTo(200_000) }, by: "one").open(),
            Claim.price(try .stated("2e-6", .inputText, when: steps), by: "one").open(),
        ]
        let ladder = try #require(try catalog(held).offers.first?.ladders.first)
        #expect(ladder.source == "own")
        #expect(ladder.steps.map(\.rate.amount.femto) == [1_000_000_000])
        #expect(ladder.agree == 1)
        #expect(ladder.confidence == .disputed)
    }

    @Test func `ladders agree by what they charge, not by how they are cut`() throws {
        let held = [
            Claim.price(try .stated("1e-6", .inputText), by: "one").open(),
            Claim.price(try .stated("1e-6", .inputText) { $0.promptTokens = .upTo(200_000) }, by: "two").open(),
            Claim.price(try .stated("1e-6", .inputText) { $0.promptTokens = .above(200_000) }, by: "two").open(),
        ]
        let ladder = try #require(try catalog(held).offers.first?.ladders.first)
        #expect(ladder.agree == 2)
        #expect(ladder.confidence == .confirmed)
    }

    @Test func `thresholds that differ by one token are compared at that token`() throws {
        func steps(_ end: Bounds, _ start: Bounds, by source: SourceID) throws -> [HeldClaim] {
            [
                Claim.price(try .stated("1e-6", .inputText) { $0.promptTokens = end }, by: source).open(),
                Claim.price(try .stated("2e-6", .inputText) { $0.promptTokens = start }, by: source).open(),
            ]
        }
        let held =
            try steps(.upTo(1000), .above(1000), by: "one")
            + steps(
                Bounds(upper: .init(1000, isIncluded: false)), Bounds(lower: .init(1000, isIncluded: true)), by: "two")
        let ladder = try #require(try catalog(held).offers.first?.ladders.first)
        #expect(ladder.agree == 1)
        #expect(ladder.confidence == .disputed)
    }

    @Test func `each tier, region and unit is a ladder of its own`() throws {
        let rates = [
            try Rate.stated("1e-6", .inputText), try .stated("5e-7", .inputText) { $0.serviceTier = .batch },
            try .stated("2e-6", .inputText) { $0.region = "eu" }, try .stated("1e-8", .inputText, .character),
            try .stated("1e-7", .inputText) { $0.promotion = true },
        ]
        let offer = try #require(try catalog(rates.map { Claim.price($0, by: "one").open() }).offers.first)
        #expect(offer.ladders.count == 5)
        #expect(offer.ladders.map(\.key) == offer.ladders.map(\.key).sorted())
    }

    @Test func `a contradiction in one source keeps both, is named, and is quoted at the larger`() throws {
        let held = [
            Claim.price(try .stated("1e-6", .inputText), by: "one", field: "a", raw: "1e-6").open(),
            Claim.price(try .stated("3e-6", .inputText), by: "one", field: "b", raw: "3e-6").open(),
            Claim.price(try .stated("3e-6", .inputText), by: "one", field: "c", raw: "0.000003").open(),
        ]
        let reconciler = Reconciler(curation: Self.curation, readings: [])
        let (catalog, diagnostics) = reconciler.catalog(of: held)
        let offer = try #require(catalog.offers.first)
        #expect(offer.ladders.first?.steps.map(\.raw) == ["1e-6", "3e-6"])
        #expect(diagnostics.map(\.code) == ["contradiction"])
        #expect(diagnostics.first?.message.contains("1e-6") == true)
        #expect(diagnostics.first?.message.contains("3e-6") == true)
        let workload = Workload(inputTokens: 1_000_000, at: Timestamp(seconds: 0))
        #expect(try Quoter(workload).quote(offer).list.description == "3")
    }

    @Test(arguments: [("own", "one"), ("one", "own"), ("two", "one"), ("one", "two")] as [(SourceID, SourceID)])
    func `writing to a cache is charged once, as the source that goes before says it`(
        write: SourceID, storage: SourceID
    ) throws {
        let kept = Conditions.when { $0.cacheTTL = .fiveMinutes }
        let held = [
            Claim.price(try .stated("1.25e-6", .inputText), by: "own").open(),
            Claim.price(try .stated("1.625e-6", .inputTextCacheWrite), by: write).open(),
            Claim.price(
                Rate(.inputTextCacheStorage, .token, Amount(femto: 375_000_000), conditions: kept), by: storage
            ).open(),
        ]
        let before = write == "own" || storage == "two" ? write : storage
        let ladders = try #require(try catalog(held).offers.first?.ladders)
        #expect(ladders.count == 2)
        #expect(ladders.last?.source == before)
        #expect(ladders.last?.key.component == (before == write ? .inputTextCacheWrite : .inputTextCacheStorage))
        // One source may charge both: then both are its price.
        let both = held.map { held in Claim.price(held.claim.rate ?? Rate(.inputText, .token, .zero), by: "one").open()
        }
        #expect(try catalog(both).offers.first?.ladders.count == 3)
    }
}
