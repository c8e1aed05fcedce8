import Foundation
import TestSupport
import Testing

@Suite struct BundleTests {
    private static let commands = [
        "cheapest", "cost openai:gpt-4o", "show openai:gpt-4o", "models", "offers", "providers", "claims", "sources",
        "doctor", "export csv",
    ]

    private static let questions = [
        "cheapest --limit 50 --per offer", "cheapest --needs tools --context 100000 --limit 50 --explain",
        "cheapest --input-tokens 250000 --cached-tokens 1000 --limit 50 --per offer",
        "cheapest --produces embedding", "cheapest --service-tier batch --per offer", "cheapest --free include",
        "cost google/gemini-2.5-pro", "offers --limit 0", "models --limit 0", "providers",
    ]

    /// Returns an answer without the members that identify its catalog.
    private func answer(_ bench: Workbench, _ question: String, _ more: String = "") throws -> JSONValue {
        guard case .object(var members) = try bench.run("\(question) --format json \(more)").json else { return .null }
        members["catalog"] = nil
        return .object(members)
    }

    // MARK: A new machine

    @Test(arguments: commands)
    func `the first command of all makes the database and answers`(command: String) throws {
        let bench = try Workbench.bundled()
        let environment = ["RATECARD_DB": "", "XDG_DATA_HOME": ""]
        let first = try bench.run(command, environment: environment)
        #expect(first.code == 0)
        #expect(first.err.isEmpty)
        let database = bench.folder.appending(path: ".local/share/ratecard/catalog.sqlite").path
        #expect(FileManager.default.fileExists(atPath: database))
        #expect(try bench.run(command, environment: environment).out.isEmpty == false)
        try FileManager.default.removeItem(atPath: "\(bench.catalog)/bundle")
        #expect(try bench.run("cheapest", environment: environment).code == 0)
    }

    @Test func `the bundle answers as the documents do`() throws {
        let bench = try Workbench.bundled()
        for question in Self.questions {
            let documents = try answer(bench, question, "--db made.sqlite")
            #expect(try answer(bench, question) == documents, "\(question)")
        }
        let detail = try bench.run("show openai:gpt-4o --format json").json
        #expect(detail["prices"]?[0]?["source"]?.string == "litellm")
        #expect(detail["prices"]?[0]?["evidence"]?[0]?["observed_at"]?.string == "2026-08-01T06:00:00Z")
    }

    @Test func `what two sources say is confirmed, single and disputed as before`() throws {
        let bench = try Workbench.bundled()
        var confidences: Set<String> = []
        for row in try bench.run("export csv").out.split(separator: "\r\n") {
            confidences.formUnion(["confirmed", "single", "disputed"].filter { row.contains(",\($0),") })
        }
        #expect(confidences.isSuperset(of: ["confirmed", "single"]))
        #expect(try bench.run("export csv").out == bench.run("export csv --db made.sqlite").out)
    }

    @Test func `a claim of the bundle names the bundle and whose word it passes on`() throws {
        let bench = try Workbench.bundled()
        let claims = try bench.run("claims --offer openrouter:openai/gpt-4o --format json").jsonLines
        #expect(!claims.isEmpty)
        for claim in claims {
            #expect(claim["source"]?.string == "bundle")
            #expect(claim["origin"]?.string == "openrouter")
        }
        let sources = try bench.run("sources --format json").json["data"]?.elements ?? []
        let status = sources.first { $0["id"]?.string == "litellm" }?["status"]?.string
        #expect(status == "bundled")
    }

    @Test func `two first commands at once both answer`() throws {
        let bench = try Workbench.bundled(.many)
        let runs = try (0..<4).map { try bench.start(["cheapest", $0 % 2 == 0 ? "--limit=5" : "--limit=6"]) }
        for run in runs {
            let finished = try run.finish()
            #expect(finished.code == 0, "\(finished.err)")
            #expect(finished.out.contains("openrouter:"))
        }
        #expect(try bench.run("doctor").code == 0)
        #expect(try bench.run("claims --source bundle").code == 0)
    }

    @Test(arguments: ["cheapest", "claims", "sources", "doctor", "offers"])
    func `where nothing can be written the answer comes from memory, with a note`(command: String) throws {
        let bench = try Workbench.bundled()
        for place in ["/proc/nothing/catalog.sqlite", "made.sqlite/catalog.sqlite"] {
            let run = try bench.run("\(command) --db \(place)")
            #expect(run.code == 0)
            #expect(!run.out.isEmpty)
            #expect(run.err.contains("nothing stored"))
        }
    }

    @Test func `a database without a catalog gets the bundle`() throws {
        let bench = try Workbench.bundled()
        let broken = try bench.write(.samples)
        for name in ["openrouter.json", "litellm.json"] { try bench.put(Data("<html>".utf8), named: name, in: broken) }
        #expect(try bench.refresh(broken).code == 3)
        #expect(try bench.run("cost openai:gpt-4o").code == 0)
    }

    @Test func `a refresh never loads the bundle`() throws {
        let bench = try Workbench.bundled()
        #expect(try bench.refresh(bench.write(SampleLists.samples.onlyLiteLLM)).code == 0)
        #expect(try bench.run("claims --source litellm").code == 0)
        #expect(try bench.run("claims --source bundle").code == 64)
        #expect(try bench.run("cost openrouter:openai/gpt-4o").code == 2)
    }

    @Test func `questions of the past are answered from the bundle too`() throws {
        let bench = try Workbench.bundled()
        #expect(try bench.run("cheapest --as-of 2026-08-01T07:00:00Z").code == 0)
        #expect(try bench.run("cheapest --as-of 2026-07-31").code == 2)
    }

    // MARK: Damage

    @Test func `a line that cannot be read is left out and named`() throws {
        let bench = try Workbench.bundled()
        let file = URL(fileURLWithPath: "\(bench.catalog)/bundle/providers/openai.jsonl")
        var lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
        lines.insert("{\"rate\":\"input.text\"", at: 1)
        lines.append(
            "{\"rate\":\"input.smell\",\"unit\":\"token\",\"per\":1,\"amount\":\"1\",\"seen\":{\"litellm\":\"2026-08-01\"}}"
        )
        try Data(lines.joined(separator: "\n").utf8).write(to: file)
        let run = try bench.run("cost openai:gpt-4o")
        #expect(run.code == 0)
        #expect(run.err.contains("2 lines of the bundle") && run.err.contains("providers/openai.jsonl:2"))
    }

    @Test func `a bundle of another format is refused with a sentence`() throws {
        let bench = try Workbench.bundled()
        try Data("{\"bundle\":2}\n".utf8).write(to: URL(fileURLWithPath: "\(bench.catalog)/bundle/sources.jsonl"))
        let run = try bench.run("cheapest")
        #expect(run.code == 1)
        #expect(run.err.contains("\(bench.catalog)/bundle") && run.err.contains("format"))
    }

    // MARK: Documents after the bundle

    /// Returns the catalog version after a refresh of an empty database.
    private func version(_ bench: Workbench, _ lists: SampleLists, at time: String) throws -> String? {
        let empty = bench.folder.appending(path: "\(UUID().uuidString).sqlite").path
        return try bench.refresh(bench.write(lists), at: time, ["--db", empty]).version
    }

    @Test(arguments: ["2026-08-01T06:00:00Z", "2026-08-01T03:00:00Z", "2026-07-01", "2026-09-01"])
    func `after documents of every source the bundle is as if it had never been`(time: String) throws {
        let bench = try Workbench.bundled()
        #expect(try bench.run("cheapest").code == 0)
        let after = try bench.refresh(bench.write(.samples), at: time)
        #expect(after.code == 0)
        #expect(try after.version == version(bench, .samples, at: time))
        #expect(try bench.run("claims --source bundle").out.isEmpty)
        // A dry run on the bundle gives the same result.
        let dry = try bench.run("cheapest --db dry.sqlite")
        #expect(dry.code == 0)
        let tried = try bench.refresh(bench.write(.samples), at: time, ["--db", "dry.sqlite", "--dry-run"])
        #expect(try tried.version == after.version)
    }

    @Test func `an older document replaces what the bundle says, whatever it lacks`() throws {
        let bench = try Workbench.bundled(.laterSamples)
        #expect(try bench.run("cost openrouter:qwen/qwen3-coder-next").code == 0)
        let after = try bench.refresh(bench.write(.samples), at: "2026-07-01T00:00:00Z")
        #expect(try after.version == version(bench, .samples, at: "2026-07-01T00:00:00Z"))
        #expect(try bench.run("cost openrouter:qwen/qwen3-coder-next").code == 2)
    }

    @Test func `an offer that a newer document no longer lists is missing and stays costable`() throws {
        let bench = try Workbench.bundled()
        let before = try answer(bench, "cost openrouter:qwen/qwen3-coder")
        #expect(try bench.refresh(bench.write(.laterSamples), at: "2026-08-10T00:00:00Z").code == 0)
        let after = try bench.run("cost openrouter:qwen/qwen3-coder --format json").json
        let result = after["results"]?[0]
        #expect(result?["offer"]?["status"]?.string == "missing")
        #expect(result?["cost"] == before["results"]?[0]?["cost"])
        // The result equals that of reading the documents one after the other.
        let replayed = bench.folder.appending(path: "made.sqlite").path
        let replay = try bench.refresh(bench.write(.laterSamples), at: "2026-08-10T00:00:00Z", ["--db", replayed])
        #expect(try replay.version == bench.version())
    }

    @Test func `a missing offer is bundled as missing`() throws {
        let bench = try Workbench.bundled()
        #expect(try bench.run("cheapest").code == 0)
        #expect(try bench.refresh(bench.write(.laterSamples), at: "2026-08-10T00:00:00Z").code == 0)
        let next = bench.folder.appending(path: "next").path
        #expect(try bench.run("export bundle --output \(next)").code == 0)
        try FileManager.default.removeItem(atPath: "\(bench.catalog)/bundle")
        try FileManager.default.moveItem(atPath: next, toPath: "\(bench.catalog)/bundle")
        let result = try bench.run("cost openrouter:qwen/qwen3-coder --format json --db new.sqlite").json["results"]?[0]
        #expect(result?["offer"]?["status"]?.string == "missing")
        #expect(result?["evidence"]?["confirmed_at"]?.string == "2026-08-01T06:00:00Z")
        #expect(try bench.run("export bundle --db new.sqlite").out == bench.run("export bundle").out)
    }

    @Test func `what the document of one source replaces is that source's word alone`() throws {
        let bench = try Workbench.bundled()
        #expect(try bench.run("cheapest").code == 0)
        #expect(try bench.refresh(bench.write(SampleLists.samples.onlyOpenRouter), at: "2026-08-02").code == 0)
        let origins = Set(try bench.run("claims --source bundle --format json").jsonLines.map { $0["origin"]?.string })
        #expect(origins == ["litellm"])
        #expect(
            try bench.run("export csv").out.replacing("2026-08-02T00:00:00Z", with: "2026-08-01T06:00:00Z")
                == bench.run("export csv --db made.sqlite").out)
    }

    @Test func `a price that the bundle knew is known since then`() throws {
        let bench = try Workbench.bundled()
        #expect(try bench.run("cheapest").code == 0)
        #expect(try bench.refresh(bench.write(.laterSamples), at: "2026-08-10T00:00:00Z").code == 0)
        let same = try bench.run("cost openrouter:x-ai/grok-4 --format json").json["results"]?[0]?["evidence"]
        #expect(same?["observed_at"]?.string == "2026-08-01T06:00:00Z")
        #expect(same?["confirmed_at"]?.string == "2026-08-10T00:00:00Z")
        let moved = try bench.run("cost openrouter:openai/gpt-4o --format json").json["results"]?[0]?["evidence"]
        #expect(moved?["observed_at"]?.string == "2026-08-10T00:00:00Z")
    }

    @Test func `a source that fails keeps what the bundle says of it`() throws {
        let bench = try Workbench.bundled()
        #expect(try bench.run("cheapest").code == 0)
        let documents = try bench.write(.samples)
        try bench.put(Data("<html>".utf8), named: "openrouter.json", in: documents)
        let run = try bench.refresh(documents, at: "2026-08-10T00:00:00Z")
        #expect(run.code == 3)
        #expect(try bench.run("cost openrouter:openai/gpt-4o").code == 0)
        let stale = try bench.run("cheapest --format json").json["catalog"]?["stale_sources"]?.strings ?? []
        #expect(stale.contains("openrouter"))
    }

    // MARK: Exporting

    @Test func `the bundle of a bundle is the same to the last byte`() throws {
        let bench = try Workbench.bundled()
        #expect(try bench.run("cheapest").code == 0)
        let again = bench.folder.appending(path: "again").path
        #expect(try bench.run("export bundle --output \(again)").code == 0)
        let difference = try bench.shell("diff -r \(bench.catalog)/bundle \(again)")
        #expect(difference.code == 0, "\(difference.out)")
    }

    @Test func `without news a later bundle differs in one line, with one new price in one more`() throws {
        let bench = try Workbench.bundled()
        #expect(try bench.run("cheapest").code == 0)
        let before = try bench.run("export bundle").out.split(separator: "\n")
        #expect(try bench.refresh(bench.write(.samples), at: "2026-08-10T00:00:00Z").code == 0)
        let same = try bench.run("export bundle").out.split(separator: "\n")
        #expect(Set(same).subtracting(before).count == 2, "one line for the document of each source")
        var lists = SampleLists.samples
        lists.replaceOpenRouter("x-ai/grok-4") {
            $0.json = $0.json.replacing("\"prompt\":\"0.000003\"", with: "\"prompt\":\"0.000002\"")
        }
        #expect(try bench.refresh(bench.write(lists.onlyOpenRouter), at: "2026-08-11T00:00:00Z").code == 0)
        let moved = Set(try bench.run("export bundle").out.split(separator: "\n")).subtracting(same)
        #expect(moved.count == 2)
        #expect(moved.contains { $0.contains(#""amount":"2","seen":{"openrouter":"2026-08-11"}"#) })
    }

    @Test func `no score leaves with the bundle`() throws {
        let bench = try Workbench()
        var lists = SampleLists.samples.onlyOpenRouter
        lists.openRouter?.append(
            SampleLists.openRouterEntry(
                "acme/scored", prompt: "0.000001", completion: "0.000002",
                rest: #","benchmarks":{"artificial_analysis":{"intelligence_index":61.25}}"#))
        try #require(try bench.refresh(bench.write(lists)).code == 0)
        try #require(try bench.run("show openrouter:acme/scored --format json").out.contains("61.25"))
        for kind in ["bundle", "catalog", "csv"] {
            #expect(try !bench.run("export \(kind)").out.contains("61.25"), "\(kind)")
        }
    }

    @Test func `what its source does not let us pass on stays out, and is counted`() throws {
        let bench = try Workbench.bundled()
        let own = bench.folder.appending(path: "own").path
        try #require(
            try bench.shell("cp -rL \(bench.catalog) \(own) && sed -i /bundled:/d \(own)/sources/litellm.yaml").code
                == 0)
        let run = try bench.run("export bundle --db made.sqlite --catalog \(own)")
        #expect(run.code == 0)
        #expect(run.err.contains("left out"))
        #expect(!run.out.contains("litellm"))
        #expect(run.out.contains("\"offer\":\"openrouter:openai/gpt-4o\""))
    }

    @Test func `a folder is replaced whole, and one that is not ours is left alone`() throws {
        let bench = try Workbench.bundled()
        let bundle = "\(bench.catalog)/bundle"
        let stale = "\(bundle)/providers/gone.jsonl"
        try Data("{\"offer\":\"gone:model\"}\n".utf8).write(to: URL(fileURLWithPath: stale))
        #expect(try bench.run("export bundle --db made.sqlite --output \(bundle)").code == 0)
        #expect(!FileManager.default.fileExists(atPath: stale))

        let other = bench.folder.appending(path: "letters")
        try FileManager.default.createDirectory(at: other, withIntermediateDirectories: true)
        try Data("Dear diary".utf8).write(to: other.appending(path: "monday.txt"))
        let run = try bench.run("export bundle --db made.sqlite --output \(other.path)")
        #expect(run.code == 1)
        #expect(run.err.contains("monday.txt"))
        #expect(try FileManager.default.contentsOfDirectory(atPath: other.path) == ["monday.txt"])
        let file = try bench.run("export bundle --db made.sqlite --output \(other.path)/monday.txt")
        #expect(file.code == 1)
    }

    @Test(arguments: ["catalog", "csv"])
    func `an export is a file that is replaced whole`(kind: String) throws {
        let bench = try Workbench.filled()
        let path = bench.folder.appending(path: "export").path
        try Data("old".utf8).write(to: URL(fileURLWithPath: path))
        let run = try bench.run("export \(kind) --output \(path)")
        #expect(run.code == 0)
        #expect(run.out.isEmpty)
        #expect(try String(contentsOfFile: path, encoding: .utf8) == bench.run("export \(kind)").out)
        let nowhere = try bench.run("export \(kind) --output \(path)/below")
        #expect(nowhere.code == 1)
        #expect(nowhere.err.contains("\(path)/below"))
        #expect(try bench.run("export \(kind) --output /dev/null").code == 0)
    }

    @Test func `the exported catalog holds every offer with its prices and evidence`() throws {
        let bench = try Workbench.filled()
        let document = try bench.run("export catalog").json
        #expect(document.keys == ["catalog", "sources", "providers", "models", "offers"])
        #expect(try document["catalog"]?["version"]?.string == bench.version())
        let offers = document["offers"]?.elements ?? []
        let listed = try bench.run("offers --limit 0 --format json").json["data"]?.elements ?? []
        #expect(offers.map { $0["id"] } == listed.map { $0["id"] })
        let price = offers.first { $0["id"]?.string == "openai:gpt-4o" }?["prices"]?[0]
        #expect(price?["component"]?.string == "input.text")
        #expect(price?["amount"]?.string == "2.5")
        #expect(price?["evidence"]?[0]?["source"]?.string == "litellm")
        let rows = try bench.run("export csv").out.split(separator: "\r\n")
        #expect(rows.count == 1 + offers.reduce(0) { $0 + ($1["prices"]?.elements.count ?? 0) })
    }
}
