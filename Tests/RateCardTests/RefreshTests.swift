import Foundation
import TestSupport
import Testing

@Suite struct RefreshTests {
    let bench: Workbench

    init() throws {
        bench = try Workbench()
    }

    @Test func `the summary says what was read and what is published`() throws {
        let run = try bench.refresh(bench.write(.samples))
        #expect(run.code == 0)
        let summary = try run.json
        #expect(summary.keys == ["run", "at", "sources", "moves", "catalog"])
        #expect(summary["run"]?.integer == 1)
        #expect(summary["at"]?.string == "2026-08-01T00:00:00Z")
        #expect(summary["sources"]?.elements.map { $0["id"]?.string } == ["litellm", "openrouter"])
        for source in summary["sources"]?.elements ?? [] {
            #expect(
                source.keys == [
                    "id", "status", "documents", "claims", "new", "changed", "closed", "quarantined", "skipped",
                    "diagnostics", "took_ms", "error",
                ])
            #expect(source["status"]?.string == "ok")
            #expect(source["documents"]?.integer == 1)
            #expect(source["new"]?.integer ?? 0 > 20)
            #expect(source["changed"]?.integer == 0)
            #expect(source["closed"]?.integer == 0)
            #expect(source["diagnostics"]?.keys.isEmpty == true)
            #expect(source["error"] == .null)
        }
        let catalog = try #require(summary["catalog"])
        #expect(catalog.keys == ["version", "sequence", "models", "offers", "priced", "providers"])
        #expect(catalog["version"]?.string?.count == 64)
        #expect(catalog["sequence"]?.integer == 1)
        // Twelve offers in each list, one of them in both. A free, a dynamic and a video offer have no price.
        #expect(catalog["offers"]?.integer == 23)
        #expect(catalog["priced"]?.integer == 19)
    }

    @Test func `the same documents again change nothing`() throws {
        let documents = try bench.write(.samples)
        let first = try bench.refresh(documents)
        for time in ["2026-08-01T00:00:00Z", "2026-08-02T00:00:00Z"] {
            let again = try bench.refresh(documents, at: time)
            #expect(again.code == 0)
            for id in ["openrouter", "litellm"] {
                let source = try again.source(id)
                #expect(source?["status"]?.string == "unchanged")
                for count in ["new", "changed", "closed"] { #expect(source?[count]?.integer == 0, "\(count) of \(id)") }
            }
            #expect(try again.version == first.version)
            #expect(try again.json["catalog"]?["sequence"]?.integer == 1)
        }
    }

    @Test func `a later document without news confirms what deciding again would`() throws {
        let documents = try bench.write(.samples)
        let first = try bench.refresh(documents)
        let again = try bench.refresh(documents, at: "2026-08-03T00:00:00Z")
        #expect(try again.version == first.version)
        // Past states are always decided from the claims.
        let words = "cheapest --limit 50 --at 2026-08-04T00:00:00Z --format json"
        let (confirmed, decided) = try (
            bench.run(words).json["results"], bench.run(words + " --as-of 2026-08-03T12:00:00Z").json["results"]
        )
        #expect(confirmed == decided)
        #expect(confirmed?.elements.count ?? 0 > 5)
        for result in confirmed?.elements ?? [] {
            #expect(result["evidence"]?["confirmed_at"]?.string == "2026-08-03T00:00:00Z")
        }
    }

    @Test func `other bytes that say the same are told the same of`() throws {
        var lists = SampleLists.samples.onlyLiteLLM
        // Two entries of one offer, of which only one price can be published.
        for (id, input) in [("twice-said", "1e-06"), ("openai/twice-said", "2e-06")] {
            lists.liteLLM?.append(SampleLists.liteLLMEntry(id, "openai", input: input, output: "3e-06"))
        }
        let documents = try bench.write(lists)
        let first = try bench.refresh(documents)
        let noticed = try first.source("litellm")?["diagnostics"]
        #expect(noticed?["contradiction"]?.integer == 1)
        let listed = try bench.run("sources --diagnostics").out
        let text = try #require(lists.files["litellm.json"])
        try bench.put(Data((text + "\n").utf8), named: "litellm.json", in: documents)
        let again = try bench.refresh(documents, at: "2026-08-02T00:00:00Z")
        #expect(try again.source("litellm")?["status"]?.string == "ok")
        #expect(try again.source("litellm")?["diagnostics"] == noticed)
        #expect(try bench.run("sources --diagnostics").out == listed)
        #expect(try again.version == first.version)
    }

    @Test func `the order of arrival does not matter`() throws {
        let (one, other) = try (
            bench.write(SampleLists.samples.onlyOpenRouter), bench.write(SampleLists.samples.onlyLiteLLM)
        )
        let together = try bench.refresh(bench.write(.samples), at: "2026-08-01T00:00:00Z", ["--db", "both.sqlite"])
        for (name, order) in [("a", [one, other]), ("b", [other, one])] {
            var version: String?
            for documents in order {
                let run = try bench.refresh(documents, at: "2026-08-01T00:00:00Z", ["--db", "\(name).sqlite"])
                #expect(run.code == 0)
                version = try run.version
            }
            #expect(try version == together.version)
        }
    }

    @Test func `a later document tells what moved, vanished and came`() throws {
        let first = try bench.refresh(bench.write(.samples))
        let later = try bench.refresh(bench.write(.laterSamples), at: "2026-08-02T00:00:00Z")
        #expect(later.code == 0)
        let source = try #require(try later.source("openrouter"))
        #expect(source["status"]?.string == "ok")
        #expect(source["changed"]?.integer == 1)
        #expect(source["new"]?.integer ?? 0 > 0)
        #expect(source["closed"]?.integer ?? 0 > 0)
        #expect(try later.source("litellm")?["status"]?.string == "unchanged")
        #expect(try later.version != first.version)
        #expect(try later.json["catalog"]?["sequence"]?.integer == 2)
        let prices = try bench.run("claims --offer openrouter:openai/gpt-4o --format json").jsonLines
        #expect(prices.first { $0["component"]?.string == "input.text" }?["amount"]?.string == "2")
    }

    @Test func `a vanished offer is missing, stays costable and keeps its history`() throws {
        _ = try bench.refresh(bench.write(.samples))
        _ = try bench.refresh(bench.write(.laterSamples), at: "2026-08-02T00:00:00Z")
        let id = "openrouter:qwen/qwen3-coder"
        #expect(try bench.run("show \(id) --format json").json["status"]?.string == "missing")
        let cost = try bench.run("cost \(id) --format json")
        #expect(cost.code == 0)
        #expect(try cost.json["results"]?[0]?["cost"]?["list"]?.string == "0.0009")
        #expect(try bench.run("claims --offer \(id) --format json").jsonLines.isEmpty)
        let history = try bench.run("claims --offer \(id) --state closed --format json").jsonLines
        #expect(history.count == 2)
        #expect(history.allSatisfy { $0["observed_to"]?.string == "2026-08-02T00:00:00Z" })
        let answer = try bench.run("cheapest --per offer --limit 100 --format json")
        let offers = try answer.json["results"]?.elements.compactMap { $0["offer"]?["id"]?.string } ?? []
        #expect(offers.contains("openrouter:qwen/qwen3-coder-next"))
        #expect(!offers.contains(id))
    }

    @Test func `an older document afterwards ends where the right order does`() throws {
        let (older, newer) = try (bench.write(.samples), bench.write(.laterSamples))
        let order = [(older, "2026-08-01T00:00:00Z"), (newer, "2026-08-02T00:00:00Z")]
        var ends: [FinishedRun] = []
        var histories: [String] = []
        for (name, order) in [("right.sqlite", order), ("wrong.sqlite", order.reversed())] {
            var last: FinishedRun?
            for (documents, time) in order { last = try bench.refresh(documents, at: time, ["--db", name]) }
            ends.append(try #require(last))
            let history = try bench.run(
                "--db \(name) claims --offer openrouter:openai/gpt-4o --state closed --format json")
            histories.append(history.out)
        }
        #expect(ends.map(\.code) == [0, 0])
        #expect(try ends[0].version == ends[1].version)
        #expect(histories[0].contains(#""amount":"2.5""#))
        #expect(histories[0] == histories[1])
        #expect(try ends[1].source("openrouter")?["diagnostics"]?["older_document"]?.integer == 1)
    }

    @Test func `a dry run reports and stores nothing`() throws {
        let documents = try bench.write(.samples)
        let dry = try bench.refresh(documents, at: "2026-08-01T00:00:00Z", ["--dry-run"])
        #expect(dry.code == 0)
        #expect(try dry.json["run"] == .null)
        #expect(!FileManager.default.fileExists(atPath: bench.database))
        let real = try bench.refresh(documents)
        #expect(try real.version == dry.version)

        let drier = try bench.refresh(bench.write(.laterSamples), at: "2026-08-02T00:00:00Z", ["--dry-run"])
        #expect(try drier.source("openrouter")?["changed"]?.integer == 1)
        #expect(try drier.version != real.version)
        #expect(try bench.version() == real.version)
        #expect(try bench.run("doctor --format json").json["runs"]?.string == "1")
    }

    @Test func `the time of a document is stated, told by the folder, or now with a note`() throws {
        func seen(_ database: String) throws -> String? {
            try bench.run("--db \(database) claims --offer openrouter:openai/gpt-4o --format json")
                .jsonLines.first?["confirmed_at"]?.string
        }
        var lists = SampleLists.samples.onlyOpenRouter
        let plain = try bench.write(lists)
        lists.others["fetched.json"] = #"{"openrouter":"2026-07-01T10:00:00Z","litellm":"2026-07-02T00:00:00Z"}"#
        let told = try bench.write(lists)

        let byFolder = try bench.refresh(told, at: nil, ["--db", "folder.sqlite"])
        #expect(byFolder.err.isEmpty)
        #expect(try seen("folder.sqlite") == "2026-07-01T10:00:00Z")

        _ = try bench.refresh(told, at: "2026-06-01", ["--db", "stated.sqlite"])
        #expect(try seen("stated.sqlite") == "2026-06-01T00:00:00Z")

        let now = try bench.refresh(plain, at: nil, ["--db", "now.sqlite"])
        #expect(now.code == 0)
        #expect(now.err.contains("--at"))
        let year = Calendar(identifier: .gregorian).component(.year, from: Date())
        #expect(try seen("now.sqlite")?.hasPrefix("\(year)-") == true)
    }

    @Test func `a time that is none is refused and named`() throws {
        let documents = try bench.write(.samples)
        let run = try bench.refresh(documents, at: "yesterday")
        #expect(run.code == 64)
        #expect(run.err.contains("“yesterday”"))
        try bench.put(Data(#"{"openrouter":"soon"}"#.utf8), named: "fetched.json", in: documents)
        let told = try bench.refresh(documents, at: nil)
        #expect(told.code == 1)
        #expect(told.err.contains("“soon”") && told.err.contains("fetched.json"))
        #expect(!FileManager.default.fileExists(atPath: bench.database))
    }

    @Test func `only the stated sources are read`() throws {
        let documents = try bench.write(.samples)
        let run = try bench.refresh(documents, at: "2026-08-01", ["--source", "litellm"])
        #expect(run.code == 0)
        #expect(try run.json["sources"]?.elements.map { $0["id"]?.string } == ["litellm"])
        let both = try bench.refresh(documents, at: "2026-08-01", ["--source", "litellm", "--source", "openrouter"])
        #expect(try both.json["sources"]?.elements.count == 2)
    }

    @Test func `an unknown source is refused with those that there are`() throws {
        let run = try bench.refresh(bench.write(.samples), at: "2026-08-01", ["--source", "openruter"])
        #expect(run.code == 64)
        #expect(run.err.contains("“openruter”") && run.err.contains("openrouter") && run.err.contains("litellm"))
    }

    @Test func `files of no source are named and ignored`() throws {
        var lists = SampleLists.samples.onlyOpenRouter
        lists.others = ["shopping.json": "{}", "openrouter.json.bak": "{}", "readme": "hello", ".hidden": "x"]
        let run = try bench.refresh(bench.write(lists))
        #expect(run.code == 0)
        for name in ["shopping.json", "openrouter.json.bak", "readme"] { #expect(run.err.contains(name)) }
        #expect(!run.err.contains("hidden"))
        #expect(try run.json["sources"]?.elements.count == 1)
    }

    @Test func `a folder without documents and a folder that is none are told apart`() throws {
        let empty = try bench.refresh(bench.write(SampleLists()))
        #expect(empty.code == 1)
        #expect(empty.err.contains("contains no document"))
        let none = try bench.refresh(bench.folder.path + "/nowhere")
        #expect(none.code == 64)
        #expect(none.err.contains("/nowhere"))
    }

    @Test func `documents in a source's own folder are read in the order of their names`() throws {
        let documents = try bench.write(.samples.onlyLiteLLM)
        let inside = documents + "/openrouter"
        try FileManager.default.createDirectory(atPath: inside, withIntermediateDirectories: true)
        let list = try #require(SampleLists.samples.files["openrouter.json"])
        try bench.put(Data(list.utf8), named: "all.json", in: inside)
        let run = try bench.refresh(documents)
        #expect(run.code == 0)
        #expect(try run.source("openrouter")?["status"]?.string == "ok")
        #expect(try bench.run("show openrouter:openai/gpt-4o").code == 0)
    }
}
