import Foundation
import TestSupport
import Testing

@Suite struct BadDocumentTests {
    /// Prices that the good documents state, and that no bad document may remove or change.
    private static let standing = [
        "openrouter": ("openrouter:openai/gpt-4o", "0.0075"), "litellm": ("openai:gpt-4o", "0.0075"),
    ]

    /// Creates a workbench that has read good documents, and a folder with one bad document.
    private func bench(bad id: String, _ bytes: (String) throws -> Data) throws -> (Workbench, String) {
        let bench = try Workbench.filled()
        var lists = SampleLists.samples
        // The other document contains a change, which shows that it is read.
        lists.openRouter?.append(SampleLists.openRouterEntry("acme/novel", prompt: "0.1", completion: "0.1"))
        lists.liteLLM?.append(SampleLists.liteLLMEntry("acme/novel", "acme", input: "0.1", output: "0.1"))
        let documents = try bench.write(lists)
        let good = try #require(SampleLists.samples.files["\(id).json"])
        try bench.put(try bytes(good), named: "\(id).json", in: documents)
        return (bench, documents)
    }

    private func expectFailure(_ run: FinishedRun, of id: String, in bench: Workbench) throws {
        #expect(run.code == 3)
        let source = try #require(try run.source(id))
        #expect(source["status"]?.string == "failed" || source["status"]?.string == "held")
        let error = try #require(source["error"]?.string)
        #expect(error.count > 20 && error.hasSuffix("."), "“\(error)” is no sentence")
        #expect(run.err.contains("\(id): \(error)"))
        #expect(run.err.utf8.count < 2000, "the sentence does not print the whole document")
        #expect(source["closed"]?.integer == 0)
        let listed = try bench.run("sources --format json").json["data"]?.elements.first { $0["id"]?.string == id }
        #expect(listed?["error"]?.string == error)
        #expect(listed?["last_good_at"]?.string == "2026-08-01T00:00:00Z")
        let answer = try bench.run("cheapest --needs tools --limit 1 --format json").json
        #expect(answer["catalog"]?["stale_sources"]?.strings.contains(id) == true)
    }

    private func expectStanding(_ id: String, in bench: Workbench) throws {
        let (offer, cost) = try #require(Self.standing[id])
        let quote = try bench.run("cost \(offer) --format json")
        let result = try quote.json["results"]?[0]
        #expect(result?["cost"]?["list"]?.string == cost)
        #expect(result?["offer"]?["status"]?.string == "active")
    }

    private func check(_ document: BadDocument, of id: String, sufferer: String) throws {
        let (bench, documents) = try bench(bad: id) { document.damage($0) }
        let run = try bench.refresh(documents, at: "2026-08-02T00:00:00Z")
        let source = try #require(try run.source(id))
        let other = id == "litellm" ? "openrouter" : "litellm"
        #expect(try run.source(other)?["status"]?.string == "ok")
        #expect(try run.source(other)?["new"]?.integer ?? 0 > 0)
        try expectStanding(id, in: bench)
        switch document.outcome {
        case .failed: try expectFailure(run, of: id, in: bench)
        case .silent:
            #expect(run.code == 0)
            #expect(source["diagnostics"]?.keys.isEmpty == true)
        case .read:
            #expect(run.code == 0)
            #expect(source["status"]?.string == "ok")
            #expect(source["error"] == .null)
            #expect(source["diagnostics"]?.keys.isEmpty == false, "nothing says what is wrong")
            // The entry may be lost, but it never gets a different price: missing does not mean free.
            let quotes = try bench.run("cost \(sufferer) --format json")
            if quotes.code == 0 {
                let cost = try quotes.json["results"]?[0]?["cost"]?["list"]?.string
                #expect(cost == "0.0105" || cost == "0.0115", "the offer is quoted at \(cost ?? "nothing")")
            }
        }
    }

    @Test(arguments: ["openrouter", "litellm"], BadDocument.anySource)
    func `a document of any source`(id: String, document: BadDocument) throws {
        try check(document, of: id, sufferer: id == "litellm" ? "xai:grok-4" : "openrouter:x-ai/grok-4")
    }

    @Test(arguments: BadDocument.openRouter)
    func `a list of OpenRouter`(document: BadDocument) throws {
        try check(document, of: "openrouter", sufferer: "openrouter:x-ai/grok-4")
    }

    @Test(arguments: BadDocument.liteLLM)
    func `a map of LiteLLM`(document: BadDocument) throws {
        try check(document, of: "litellm", sufferer: "xai:grok-4")
    }

    @Test(.timeLimit(.minutes(2)))
    func `a file of 300 MB is not read`() throws {
        let (bench, documents) = try bench(bad: "openrouter") { Data($0.utf8) }
        let file = try FileHandle(forWritingTo: URL(fileURLWithPath: documents + "/openrouter.json"))
        try file.truncate(atOffset: 300 << 20)
        try file.close()
        let run = try bench.refresh(documents, at: "2026-08-02T00:00:00Z")
        try expectFailure(run, of: "openrouter", in: bench)
        #expect(run.err.contains("314572800"))
        try expectStanding("openrouter", in: bench)
        #expect(try run.source("litellm")?["status"]?.string == "ok")
    }

    @Test func `a list that shrinks a lot is held back whole`() throws {
        let bench = try Workbench.filled()
        var lists = SampleLists.samples
        lists.openRouter?.removeLast(5)
        let run = try bench.refresh(bench.write(lists), at: "2026-08-02T00:00:00Z")
        #expect(try run.source("openrouter")?["status"]?.string == "held")
        #expect(run.err.contains("from 12 entries to 7"))
        try expectFailure(run, of: "openrouter", in: bench)
        #expect(try bench.run("show openrouter:x-ai/grok-4 --format json").json["status"]?.string == "active")
        // The complete list restores the previous state.
        let again = try bench.refresh(bench.write(.samples), at: "2026-08-03T00:00:00Z")
        #expect(again.code == 0)
        #expect(try again.source("openrouter")?["status"]?.string == "unchanged")
    }

    @Test func `a list that shrinks a little is read`() throws {
        let bench = try Workbench.filled()
        var lists = SampleLists.samples
        lists.openRouter?.removeLast(2)
        let run = try bench.refresh(bench.write(lists), at: "2026-08-02T00:00:00Z")
        #expect(run.code == 0)
        #expect(try run.source("openrouter")?["status"]?.string == "ok")
    }

    @Test func `a bad document first of all makes no catalog of its source`() throws {
        let bench = try Workbench()
        let documents = try bench.write(.samples)
        try bench.put(Data("<html>".utf8), named: "openrouter.json", in: documents)
        let run = try bench.refresh(documents)
        #expect(run.code == 3)
        #expect(try run.source("litellm")?["status"]?.string == "ok")
        #expect(try bench.run("cost openai:gpt-4o").code == 0)
        #expect(try bench.run("cost openrouter:openai/gpt-4o").code == 2)
        // A later good document repairs the state.
        #expect(try bench.refresh(bench.write(.samples)).code == 0)
        #expect(try bench.run("cost openrouter:openai/gpt-4o").code == 0)
    }
}
