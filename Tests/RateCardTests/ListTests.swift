import TestSupport
import Testing

@Suite struct ListTests {
    let bench: Workbench

    init() throws {
        bench = try Workbench.filled()
    }

    @Test(arguments: [
        ("models", ["id", "object", "created", "owned_by"], "openai/gpt-4o-2024-08-06"),
        (
            "offers",
            [
                "id", "provider", "provider_model_id", "model", "name", "status", "state", "limits", "modalities",
                "capabilities", "prices",
            ], "openai:gpt-4o"
        ),
        ("providers", ["id", "name", "kind", "offers"], "openrouter"),
        ("sources", ["id", "class", "licence", "status", "rows", "diagnostics"], "litellm"),
    ])
    func `a list has its members in every format`(command: String, members: [String], id: String) throws {
        let run = try bench.run([command, "--format", "json"])
        #expect(run.code == 0)
        let list = try run.json
        #expect(list.keys == ["object", "data", "next"])
        #expect(list["object"]?.string == "list")
        let ids = list["data"]?.elements.compactMap { $0["id"]?.string } ?? []
        #expect(ids.contains(id))
        #expect(ids == ids.sorted())
        for entry in list["data"]?.elements ?? [] { #expect(entry.keys.isSuperset(of: members)) }
        let table = try bench.run(command)
        let csv = try bench.run([command, "--format", "csv"])
        #expect(table.code == 0 && csv.code == 0)
        for id in ids {
            #expect(table.out.contains(id))
            #expect(csv.out.contains(id))
        }
        #expect(csv.out.split(separator: "\r\n").count == ids.count + 1)
        let header = csv.out.prefix { $0 != "\r\n" }
        #expect(!header.contains(" ") && header == header.lowercased())
    }

    @Test func `pages join to the whole`() throws {
        let all = try bench.run("offers --limit 0 --format json").json["data"]?.elements ?? []
        var paged: [JSONValue] = []
        var cursor: String?
        repeat {
            let more = cursor.map { ["--cursor", $0] } ?? []
            let page = try bench.run(["offers", "--limit", "10", "--format", "json"] + more).json
            paged += page["data"]?.elements ?? []
            cursor = page["next"]?.string
        } while cursor != nil && paged.count < 100
        #expect(paged.count == 23)
        #expect(paged == all)
    }

    @Test func `a search and a requirement narrow a list`() throws {
        func ids(_ arguments: String) throws -> [String] {
            try bench.run(arguments + " --format json").json["data"]?.elements.compactMap { $0["id"]?.string } ?? []
        }
        #expect(try ids("offers deepseek-r1").count == 2)
        #expect(try ids("offers deepseek-r1 --free only") == ["openrouter:deepseek/deepseek-r1:free"])
        #expect(try ids("offers --produces embedding") == ["openai:text-embedding-3-small"])
        #expect(try ids("providers --via gateway") == ["openrouter"])
        #expect(try ids("models --labs anthropic") == ["anthropic/claude-sonnet-4.5"])
    }

    @Test(arguments: ["models", "offers", "providers"])
    func `a search that finds nothing is empty`(command: String) throws {
        let run = try bench.run("\(command) nothing-has-this-name --format json")
        #expect(run.code == 2)
        #expect(try run.json["data"]?.elements.isEmpty == true)
        let table = try bench.run("\(command) nothing-has-this-name")
        #expect(table.code == 2)
        #expect(table.out.isEmpty)
        #expect(table.err.contains("Nothing matches"))
    }

    @Test func `sources tell how reading went`() throws {
        var lists = SampleLists.samples.onlyOpenRouter
        lists.replaceOpenRouter("x-ai/grok-4") {
            $0.json = $0.json.replacing("\"created\":", with: "\"novelty\":1,\"created\":")
        }
        _ = try bench.refresh(bench.write(lists), at: "2026-08-03T00:00:00Z")
        let sources = try bench.run("sources --format json").json
        let source = try #require(sources["data"]?.elements.first { $0["id"]?.string == "openrouter" })
        #expect(source["status"]?.string == "ok")
        #expect(source["rows"]?.integer == 12)
        #expect(source["last_good_at"]?.string == "2026-08-03T00:00:00Z")
        #expect(try bench.run("sources --diagnostics").out.contains("novelty"))
    }

    @Test func `the doctor counts and finds nothing wrong`() throws {
        let run = try bench.run("doctor --format json")
        #expect(run.code == 0)
        let report = try run.json
        #expect(report["problems"]?.elements.isEmpty == true)
        #expect(report["runs"]?.string == "1")
        #expect(report["documents"]?.string == "2")
        #expect(report["database"]?.string == bench.database)
        #expect(try bench.run("doctor").out.contains("No problems found."))
    }
}
