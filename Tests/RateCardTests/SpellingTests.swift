import Foundation
import GRDB
import TestSupport
import Testing

/// A corrected spelling of a seller, without a new document of its source.
@Suite struct SpellingTests {
    private static let lists = SampleLists(others: [
        "litellm.json": """
        {"acme_cloud/one":{"litellm_provider":"acme_cloud","mode":"chat","input_cost_per_token":0.000002,
          "output_cost_per_token":0.000004},
         "acme_cloud/zero":{"litellm_provider":"acme_cloud","mode":"chat","input_cost_per_token":0.0}}
        """
    ])

    /// A workbench with curated providers of its own, which a test may correct.
    private func bench() throws -> Workbench {
        let bench = try Workbench()
        let providers = "\(bench.catalog)/providers"
        let original = URL(fileURLWithPath: providers).resolvingSymlinksInPath().path
        try FileManager.default.removeItem(atPath: providers)
        try FileManager.default.copyItem(atPath: original, toPath: providers)
        return bench
    }

    private func correct(_ bench: Workbench) throws {
        let text = "name: Acme\nkind: plan\nurl: https://acme.example\nnames:\n  litellm: [acme_cloud]\n"
        try Data(text.utf8).write(to: URL(fileURLWithPath: "\(bench.catalog)/providers/acme.yaml"))
    }

    private func count(_ bench: Workbench, _ sql: String) throws -> Int {
        try DatabaseQueue(path: bench.database).read { try Int.fetchOne($0, sql: sql) ?? 0 }
    }

    @Test func `offers move to their provider, in memory at once and in the database with the next run`() throws {
        let bench = try bench()
        try #require(try bench.refresh(bench.write(Self.lists)).code == 0)
        #expect(try bench.run("claims --offer acme-cloud:one --format json").out.contains("acme-cloud:one"))
        let claims = try count(bench, "SELECT count(*) FROM claim")

        try correct(bench)
        #expect(try bench.run("show acme:one --format json").code == 0)
        #expect(try bench.run("show acme-cloud:one --format json").code != 0)

        var others = SampleLists()
        others.openRouter = SampleLists.samples.openRouter
        let run = try bench.refresh(bench.write(others), at: "2026-08-02T00:00:00Z")
        #expect(run.code == 0, "\(run.err)")
        let ofSource = "FROM claim c JOIN offer o ON o.id = c.offer WHERE c.source = 'litellm'"
        #expect(try count(bench, "SELECT count(*) \(ofSource)") == claims, "nothing is duplicated")
        #expect(try count(bench, "SELECT count(*) \(ofSource) AND o.offer_id LIKE 'acme-cloud:%'") == 0)
        #expect(try count(bench, "SELECT count(*) \(ofSource) AND c.reason = 'zero_unknown'") == 0)
        #expect(try count(bench, "SELECT count(*) \(ofSource) AND c.reason = 'zero_included'") == 1)
        #expect(try count(bench, "SELECT count(*) \(ofSource) AND c.fact_value = 'included'") == 1)
        #expect(try bench.run("claims --offer acme:one --format json").out.contains("acme:one"))
        #expect(try bench.run("claims --offer acme-cloud:one --format json").out.isEmpty)

        // The source's own document changes nothing then.
        let again = try bench.refresh(bench.write(Self.lists), at: "2026-08-03T00:00:00Z")
        #expect(again.code == 0, "\(again.err)")
        #expect(try count(bench, "SELECT count(*) \(ofSource)") == claims)
    }

    @Test func `claims that ended follow the corrected spelling`() throws {
        let bench = try bench()
        try #require(try bench.refresh(bench.write(Self.lists)).code == 0)
        var later = Self.lists
        later.others = later.others.mapValues { $0.replacing("0.000002", with: "0.000003") }
        try #require(try bench.refresh(bench.write(later), at: "2026-08-02T00:00:00Z").code == 0)
        try correct(bench)
        var others = SampleLists()
        others.openRouter = SampleLists.samples.openRouter
        try #require(try bench.refresh(bench.write(others), at: "2026-08-03T00:00:00Z").code == 0)
        let closed = try bench.run("claims --offer acme:one --state closed --format json").out
        #expect(closed.contains("acme:one"))
    }
}
