import Tariff
import TestSupport
import Testing

/// The statements of sources that are not published: their difference, and the reason why they lost.
@Suite struct StatementTests {
    private static let day: Int64 = 86_400

    private static let curation = Curation(sources: [
        Source(id: "own", name: "n", url: "https://own", licence: "none", owns: ["seller"]),
        Source(id: "one", name: "n", url: "https://one", licence: "none", priority: 5),
        Source(id: "two", name: "n", url: "https://two", licence: "none", priority: 3),
        Source(id: "three", name: "n", url: "https://three", licence: "none", priority: 3),
    ])

    private func ladder(_ rates: [(SourceID, Rate)], ages: [SourceID: Int64] = [:]) throws -> Ladder {
        let readings = Self.curation.sources.keys.map { source in
            SourceReading(
                source: source, fetchedAt: Timestamp(seconds: 100 * Self.day - (ages[source] ?? 0) * Self.day))
        }
        let held = rates.map { Claim.price($1, by: $0).open() }
        let catalog = Reconciler(curation: Self.curation, readings: readings).catalog(of: held).0
        return try #require(catalog.offers.first?.ladders.first)
    }

    struct Row: Sendable, CustomTestStringConvertible {
        var published: (SourceID, String)
        var other: (SourceID, String)
        var ages: [SourceID: Int64] = [:]
        var verdict: Ladder.Statement.Verdict
        var percent: String?
        var reason: Ladder.Statement.Reason

        var testDescription: String { "\(published) before \(other)" }
    }

    static let rows: [Row] = [
        Row(
            published: ("own", "2e-6"), other: ("one", "0.000002"), verdict: .agrees, percent: "0",
            reason: .sourceClass),
        Row(
            published: ("own", "2e-6"), other: ("one", "2.5e-6"), verdict: .differs, percent: "+25",
            reason: .sourceClass),
        Row(
            published: ("one", "3e-6"), other: ("two", "1e-6"), verdict: .differs, percent: "-66.66",
            reason: .priority),
        Row(
            published: ("two", "2e-6"), other: ("one", "1e-6"), ages: ["one": 1], verdict: .differs, percent: "-50",
            reason: .date),
        Row(
            published: ("one", "1e-6"), other: ("two", "2e-6"), ages: ["two": 9], verdict: .differsStale,
            percent: "+100", reason: .date),
        Row(
            published: ("one", "1e-6"), other: ("two", "1.0005e-6"), verdict: .near, percent: "+0.05",
            reason: .priority),
        Row(
            published: ("one", "0"), other: ("two", "1e-6"), verdict: .differs, percent: nil, reason: .priority),
        Row(
            published: ("three", "1e-6"), other: ("two", "3e-6"), verdict: .differs, percent: "+200", reason: .id),
    ]

    @Test(arguments: rows)
    func `a source that is not published keeps its word`(row: Row) throws {
        let ladder = try ladder(
            [row.other, row.published].map { ($0.0, try .stated($0.1, .inputText)) }, ages: row.ages)
        #expect(ladder.source == row.published.0)
        let statement = try #require(ladder.statements.first)
        #expect(ladder.statements.count == 1)
        #expect(statement.source == row.other.0)
        #expect(statement.verdict == row.verdict)
        #expect(statement.percent == row.percent)
        #expect(statement.reason == row.reason)
        #expect(statement.steps.map(\.rate) == [try .stated(row.other.1, .inputText)])
    }

    @Test func `what more sources state goes before a single voice`() throws {
        let ladder = try ladder([
            ("one", try .stated("9e-6", .inputText)), ("two", try .stated("1e-6", .inputText)),
            ("three", try .stated("1e-6", .inputText)),
        ])
        #expect(ladder.source == "three")
        #expect(ladder.statements.map(\.source) == ["one", "two"])
        #expect(ladder.statements.map(\.reason) == [.agreement, .id])
        #expect(ladder.statements.map(\.verdict) == [.differs, .agrees])
    }

    @Test func `a step that only one of them has is a difference where it applies`() throws {
        let ladder = try ladder([
            ("one", try .stated("1e-6", .inputText) { $0.promptTokens = .upTo(200_000) }),
            ("one", try .stated("3e-6", .inputText) { $0.promptTokens = .above(200_000) }),
            ("two", try .stated("1e-6", .inputText)),
        ])
        #expect(ladder.statements.map(\.verdict) == [.differs])
        #expect(ladder.statements.map(\.percent) == ["-66.66"])
    }

    @Test func `prices under other conditions cannot be compared`() throws {
        let ladder = try ladder([
            ("one", try .stated("1e-6", .outputVideo, .videoSecond) { $0.resolution = "720p" }),
            ("two", try .stated("2e-6", .outputVideo, .videoSecond) { $0.resolution = "1080p" }),
        ])
        #expect(ladder.statements.map(\.verdict) == [.incomparable])
        #expect(ladder.statements.map(\.difference) == [nil])
    }
}
