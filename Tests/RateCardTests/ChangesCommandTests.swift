import Foundation
import TestSupport
import Testing

@Suite struct ChangesCommandTests {
    /// Creates a bench after two refreshes: one price fell, one offer vanished, one is new.
    private static func moved() throws -> Workbench {
        let bench = try Workbench.filled()
        let run = try bench.refresh(bench.write(.laterSamples), at: "2026-08-02T00:00:00Z")
        try #require(run.code == 0)
        return bench
    }

    private func changes(_ bench: Workbench, _ arguments: String) throws -> [JSONValue] {
        try bench.run("changes --format json --since \(arguments)").json["data"]?.elements ?? []
    }

    @Test func `what moved, came and went is told with old and new values and their evidence`() throws {
        let bench = try Self.moved()
        let run = try bench.run("changes --since 1 --format json")
        #expect(run.code == 0)
        let list = try run.json
        #expect(list.keys == ["object", "data", "next", "sequence"])
        #expect(list["sequence"]?.integer == 2)
        #expect(list["next"] == .null)
        let all = list["data"]?.elements ?? []
        #expect(all.map { $0["sequence"]?.integer }.allSatisfy { $0 == 2 })
        let told = all.map { "\($0["kind"]?.string ?? "") \($0["offer"]?.string ?? "")" }
        #expect(
            told == [
                "price_down openrouter:openai/gpt-4o", "missing openrouter:qwen/qwen3-coder",
                "new openrouter:qwen/qwen3-coder-next",
            ])
        let move = try #require(all.first)
        #expect(
            move.keys == [
                "sequence", "at", "kind", "offer", "component", "unit", "per", "currency", "conditions", "fact",
                "percent",
                "old", "new",
            ])
        #expect(move["component"]?.string == "input.text")
        #expect(move["per"]?.integer == 1_000_000)
        #expect(move["percent"]?.integer == -20)
        #expect(move["at"]?.string == "2026-08-02T00:00:00Z")
        #expect(move["old"]?["value"]?.string == "2.5" && move["new"]?["value"]?.string == "2")
        let evidence = try #require(move["new"]?["evidence"])
        #expect(evidence["source"]?.string == "openrouter")
        #expect(evidence["source_key"]?.string == "openai/gpt-4o")
        #expect(evidence["source_field"]?.string == "pricing.prompt")
        #expect(evidence["raw"]?.string == "0.000002")
        #expect(evidence["observed_at"]?.string == "2026-08-02T00:00:00Z")
        #expect(move["old"]?["evidence"]?["raw"]?.string == "0.0000025")
        #expect(all[1]["old"]?["value"]?.string == "active" && all[1]["new"]?["value"]?.string == "missing")
        #expect(all[1]["old"]?["evidence"]?["source_key"]?.string == "qwen/qwen3-coder")
        #expect(all[2]["new"]?["evidence"]?["source_key"]?.string == "qwen/qwen3-coder-next")
    }

    @Test func `an offer that comes back is told, and the sequence never goes back`() throws {
        let bench = try Self.moved()
        let back = try bench.refresh(bench.write(.samples), at: "2026-08-03T00:00:00Z")
        #expect(back.code == 0)
        let told = try changes(bench, "2").map { "\($0["kind"]?.string ?? "") \($0["offer"]?.string ?? "")" }
        #expect(
            told == [
                "price_up openrouter:openai/gpt-4o", "back openrouter:qwen/qwen3-coder",
                "missing openrouter:qwen/qwen3-coder-next",
            ])
        // An older document does not change the published catalog.
        _ = try bench.refresh(bench.write(.laterSamples), at: "2026-08-02T12:00:00Z")
        let sequences = try changes(bench, "0 --limit 0").compactMap { $0["sequence"]?.integer }
        #expect(sequences == sequences.sorted())
        #expect(Set(sequences) == [1, 2, 3])
    }

    @Test func `a first catalog is all new`() throws {
        let bench = try Workbench.filled()
        let all = try changes(bench, "0 --limit 0")
        #expect(all.count == 23)
        #expect(all.allSatisfy { $0["kind"]?.string == "new" && $0["old"] == .null && $0["new"]?["evidence"] != .null })
    }

    @Test func `pages follow each other without a gap`() throws {
        let bench = try Self.moved()
        let all = try changes(bench, "2026-01-01 --limit 0")
        var pages: [JSONValue] = []
        var cursor = ""
        repeat {
            let page = try bench.run("changes --since 2026-01-01 --format json --limit 7 \(cursor)").json
            pages += page["data"]?.elements ?? []
            cursor = page["next"]?.string.map { "--cursor \($0)" } ?? ""
        } while !cursor.isEmpty && pages.count <= all.count
        #expect(pages == all)
        #expect(all.count == 26)
    }

    @Test func `a time tells from then on, tables and CSV tell the same`() throws {
        let bench = try Self.moved()
        #expect(try changes(bench, "2026-08-02").count == 3)
        #expect(try changes(bench, "2026-08-01T00:00:00Z --limit 0").count == 26)
        let table = try bench.run("changes --since 1")
        #expect(
            table.out.contains("price_down") && table.out.contains("-20%") && table.out.contains("USD/1000000 token"))
        let csv = try bench.run("changes --since 1 --format csv")
        #expect(csv.out.split(whereSeparator: \.isNewline).count == 4)
        #expect(csv.out.hasPrefix("sequence,at,kind,offer"))
    }

    @Test func `nothing changed is an empty answer`() throws {
        let bench = try Workbench.filled()
        for since in ["1", "2026-08-02", "99"] {
            let run = try bench.run("changes --since \(since) --format json")
            #expect(run.code == 2)
            #expect(try run.json["data"]?.elements.isEmpty == true)
            #expect(run.err.contains("Nothing changed since"))
        }
    }

    @Test(arguments: [
        ("changes", "--since"), ("changes --since yesterday", "“yesterday”"),
        ("changes --since 1 --limit many", "“many”"),
        ("changes --since 1 --limit -1", "limit"), ("changes --since 1 --cursor zz", "“zz”"),
    ])
    func `what is no question is refused by name`(command: String, names: String) throws {
        let run = try Workbench.filled().run(command)
        #expect(run.code == 64)
        #expect(run.err.contains(names), "\(run.err)")
    }

    @Test func `what a new machine knows at first is new`() throws {
        let bench = try Workbench.bundled()
        let run = try bench.run("changes --since 0 --limit 0 --format json")
        #expect(run.code == 0)
        #expect(try run.json["data"]?.elements.count == 23)
        // The first fetched documents state the same, so nothing changes.
        let own = try bench.refresh(bench.write(.samples), at: "2026-08-02T00:00:00Z")
        #expect(own.code == 0)
        let after = try bench.run("changes --since 1 --format json").json["data"]?.elements ?? []
        #expect(after.allSatisfy { $0["kind"]?.string != "new" && $0["kind"]?.string != "missing" }, "\(after)")
    }
}
