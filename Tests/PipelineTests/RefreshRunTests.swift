import Pipeline
import Query
import Store
import Tariff
import TestSupport
import Testing

@Suite struct RefreshRunTests {
    private let bench: PipelineBench

    init() throws { bench = try PipelineBench() }

    @Test func `A first run publishes the catalog of its documents`() throws {
        let summary = try bench.refresh(.samples, at: "2026-08-01T00:00:00Z")
        #expect(summary.statuses == ["ok", "ok"])
        #expect(summary.run == 1)
        let catalog = try #require(summary.catalog)
        #expect((catalog.sequence, catalog.offers, catalog.priced) == (1, 23, 19))
        #expect(try bench.index().version == catalog.version)
    }

    @Test func `The same documents again are unchanged, and the version stays`() throws {
        let first = try bench.refresh(.samples, at: "2026-08-01T00:00:00Z")
        let again = try bench.refresh(.samples, at: "2026-08-02T00:00:00Z")
        #expect(again.statuses == ["unchanged", "unchanged"])
        #expect(again.catalog?.version == first.catalog?.version)
        #expect(again.catalog?.sequence == 1)
    }

    @Test func `A later document changes prices, closes offers and raises the sequence`() throws {
        try bench.refresh(.samples, at: "2026-08-01T00:00:00Z")
        let later = try bench.refresh(.laterSamples, at: "2026-08-02T00:00:00Z")
        #expect(later.catalog?.sequence == 2)
        #expect(later.outcomes.contains { $0.changed > 0 && $0.closed > 0 && $0.new > 0 })
        #expect(later.moves.contains { $0.offer == "openrouter:openai/gpt-4o" && $0.percent == -20 })
        let index = try bench.index()
        let missing = try #require(index.row(ofOffer: "openrouter:qwen/qwen3-coder"))
        #expect(index.offer(at: missing).status == .missing)
    }

    @Test func `An older document is history, so that the order of arrival does not matter`() throws {
        try bench.refresh(.samples, at: "2026-08-01T00:00:00Z")
        try bench.refresh(.laterSamples, at: "2026-08-02T00:00:00Z")
        let other = try PipelineBench()
        try other.refresh(.laterSamples, at: "2026-08-02T00:00:00Z")
        let older = try other.refresh(.samples, at: "2026-08-01T00:00:00Z")
        #expect(
            older.outcomes.allSatisfy {
                $0.diagnosticCounts.contains { $0.code == "older_document" } || $0.status == .unchanged
            })
        #expect(try other.index().version == bench.index().version)
    }

    @Test func `A document that cannot be read fails its source and takes no price away`() throws {
        let first = try bench.refresh(.samples, at: "2026-08-01T00:00:00Z")
        var broken = SampleLists.samples.onlyLiteLLM
        broken.others["openrouter.json"] = "{\"data\":"
        let summary = try bench.refresh(broken, at: "2026-08-02T00:00:00Z")
        #expect(summary.statuses == ["unchanged", "failed"])
        #expect(summary.hasFailures)
        #expect(summary.catalog?.offers == first.catalog?.offers)
        #expect(try bench.index().staleSources(at: #require(Timestamp("2026-08-02T00:00:00Z"))).contains("openrouter"))
    }

    @Test func `A list that loses most of its entries is held, and its good claims stay`() throws {
        let first = try bench.refresh(.samples, at: "2026-08-01T00:00:00Z")
        let shrunk = SampleLists(openRouter: Array(SampleLists.openRouterSamples.prefix(3)))
        let summary = try bench.refresh(shrunk, at: "2026-08-02T00:00:00Z")
        #expect(summary.statuses == ["held"])
        #expect(summary.outcomes.first?.error?.contains("shrank from 12 entries to 3") == true)
        #expect(summary.catalog?.version == first.catalog?.version)
    }

    @Test func `A dry run reports and stores nothing`() throws {
        let dry = try bench.refresh(.samples, at: "2026-08-01T00:00:00Z", isDry: true)
        #expect(dry.run == nil && dry.catalog?.offers == 23)
        #expect(throws: StoreError.self) { try CatalogStore.openForReading(path: bench.database) }
        try bench.refresh(.samples, at: "2026-08-01T00:00:00Z")
        let later = try bench.refresh(.laterSamples, at: "2026-08-02T00:00:00Z", isDry: true)
        #expect(later.catalog?.sequence == 2)
        #expect(try bench.index().sequence == 1)
    }
}
