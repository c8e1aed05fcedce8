import Foundation
import Pipeline
import Query
import Tariff
import TestSupport
import Testing

@Suite struct OpenCatalogTests {
    private let bench: PipelineBench

    init() throws { bench = try PipelineBench() }

    @Test func `An earlier moment answers from what was known then`() throws {
        let first = try bench.refresh(.samples, at: "2026-08-01T00:00:00Z")
        try bench.refresh(.laterSamples, at: "2026-08-02T00:00:00Z")
        let then = try bench.index(asOf: "2026-08-01T12:00:00Z")
        #expect(then.version == first.catalog?.version)
        #expect(then.sequence == 1)
        #expect(try bench.index(asOf: "2026-08-03T00:00:00Z").version == bench.index().version)
    }

    @Test func `A moment before the first document is an empty answer`() throws {
        try bench.refresh(.samples, at: "2026-08-01T00:00:00Z")
        let error = #expect(throws: PipelineError.self) { try bench.index(asOf: "2026-07-01T00:00:00Z") }
        #expect(error?.kind == .empty)
    }

    @Test func `Changed curated data rebuilds the index in memory, and a refresh stores it`() throws {
        try bench.refresh(.samples, at: "2026-08-01T00:00:00Z")
        let before = try bench.index()
        try bench.write("catalog/providers/xai.yaml", "name: xAI of the test\nkind: first_party\nlab: x-ai\n")
        let rebuilt = try bench.index()
        #expect(rebuilt.version != before.version)
        #expect(rebuilt.sequence == before.sequence)
        #expect(rebuilt.providers.contains { $0.name == "xAI of the test" })
        let summary = try bench.refresh(.samples, at: "2026-08-02T00:00:00Z")
        #expect(summary.catalog?.version == rebuilt.version)
        #expect(summary.catalog?.sequence == before.sequence + 1)
    }

    @Test func `Problems of the curated data are named, each with its file`() throws {
        try bench.refresh(.samples, at: "2026-08-01T00:00:00Z")
        try bench.write("catalog/providers/xai.yaml", "name: xAI\nkind: nonsense\n")
        let error = #expect(throws: PipelineError.self) { try bench.index() }
        #expect(error?.kind == .failed)
        #expect(error?.description.contains("xai.yaml") == true)
    }

    @Test func `A follower reports a catalog once, then only what changes`() throws {
        try bench.refresh(.samples, at: "2026-08-01T00:00:00Z")
        var follower = CatalogFollower(bench.workspace)
        guard case .catalog(let first, let sources) = try follower.next() else {
            Issue.record("The first look must give a catalog.")
            return
        }
        #expect(first.offerCount == 23)
        #expect(sources.contains { $0.source.id == "litellm" && $0.reading?.status == "ok" })
        #expect(try isNothing(follower.next()))
        try bench.refresh(.laterSamples, at: "2026-08-02T00:00:00Z")
        guard case .catalog(let second, _) = try follower.next() else {
            Issue.record("A published catalog must be noticed.")
            return
        }
        #expect(second.sequence == 2)
        #expect(try isNothing(follower.next()))
    }

    @Test func `A follower of a database without a catalog says so`() throws {
        var follower = CatalogFollower(bench.workspace)
        #expect(throws: (any Error).self) { try follower.next() }
    }

    private func isNothing(_ update: CatalogFollower.Update?) -> Bool {
        if case .none = update { true } else { false }
    }
}
