import Foundation
import TestSupport
import Testing

/// The requests of `ratecard refresh`, their schedule, and the archive.
@Suite struct FetchCommandTests {
    @Test func `what is served is read, archived and published as from a folder`() throws {
        let fetch = try FetchBench.serving()
        let run = try fetch.refresh()
        #expect(run.code == 0, "\(run.err)")
        #expect(run.err.isEmpty)
        #expect(try run.json["sources"]?.elements.map { $0["status"]?.string } == ["ok", "ok"])
        let documents = try fetch.bench.write(.samples)
        let byFolder = try fetch.bench.refresh(documents, at: nil, ["--db", "folder.sqlite"])
        #expect(try run.version == byFolder.version)
        for source in ["openrouter", "litellm"] {
            #expect(fetch.archived(source).count == 1)
            #expect(fetch.archived(source, ".gz").count == 1)
            let request = try #require(fetch.requests("/\(source).json").first)
            #expect(request.headers["user-agent"]?.hasPrefix("ratecard/") == true)
            for encoding in ["gzip", "br", "zstd"] {
                #expect(request.headers["accept-encoding"]?.contains(encoding) == true)
            }
        }
        let record = try JSONValue(
            String(
                contentsOfFile: "\(fetch.archive)/openrouter/\(try #require(fetch.archived("openrouter").first))",
                encoding: .utf8))
        #expect(record.keys == ["source", "url", "fetched_at", "status", "etag", "last_modified", "sha256", "bytes"])
        #expect(record["status"]?.integer == 200)
        #expect(record["etag"]?.string == "\"1\"")
        let url = try fetch.bench.run("sources --format json").json["data"]?.elements.first {
            $0["id"]?.string == "openrouter"
        }
        #expect(url?["url"]?.string == fetch.server.url("/openrouter.json"))
    }

    @Test func `the next question names the tag or the date, and an address that moved is asked anew`() throws {
        let fetch = try FetchBench.serving()
        let date = "Wed, 05 Aug 2026 03:15:00 GMT"
        let list = try #require(SampleLists.samples.files["litellm.json"])
        fetch.server.play("/litellm.json", .document(list, lastModified: date))
        _ = try fetch.refresh()
        let again = try fetch.refresh("--force")
        #expect(again.code == 0)
        #expect(try again.json["sources"]?.elements.map { $0["status"]?.string } == ["unchanged", "unchanged"])
        #expect(fetch.requests("/openrouter.json").map { $0.headers["if-none-match"] } == [nil, "\"1\""])
        #expect(fetch.requests("/litellm.json").map { $0.headers["if-modified-since"] } == [nil, date])
        #expect(try again.json["catalog"]?["sequence"]?.integer == 1)

        fetch.server.play("/elsewhere.json", .document(list, etag: "\"1\""))
        try fetch.define("litellm", path: "/elsewhere.json")
        #expect(try fetch.refresh("--force").code == 0)
        #expect(fetch.requests("/elsewhere.json").map { $0.headers["if-none-match"] } == [nil])
    }

    @Test func `bytes that the archive lost are asked for whole, and damaged ones the time after`() throws {
        let fetch = try FetchBench.serving()
        _ = try fetch.refresh()
        let file = "\(fetch.archive)/openrouter/\(try #require(fetch.archived("openrouter", ".gz").first))"
        try Data("no gzip".utf8).write(to: URL(fileURLWithPath: file))
        // An unchanged document is not read again.
        #expect(try fetch.refresh("--force").code == 0)
        // A changed curated file requires reading it again.
        try fetch.define("openrouter", path: "/openrouter.json", "timeout: 5")
        let damaged = try fetch.refresh("--force")
        #expect(damaged.code == 3)
        #expect(damaged.err.contains("cannot be read"))
        #expect(try fetch.refresh("--force").code == 0)
        try FileManager.default.removeItem(atPath: file)
        #expect(try fetch.refresh("--force").code == 0)
        #expect(
            fetch.requests("/openrouter.json").map { $0.headers["if-none-match"] } == [nil, "\"1\"", "\"1\"", nil, nil])
        #expect(fetch.archived("openrouter", ".gz").count == 1)
    }

    @Test func `a document that is bad is asked for again, and the tag of the good one stays`() throws {
        let fetch = try FetchBench.serving()
        let good = try fetch.refresh()
        fetch.server.play("/openrouter.json", .status(200, ["ETag": "\"2\""], Array("{\"data\":7}".utf8)))
        let bad = try fetch.refresh("--force")
        #expect(bad.code == 3)
        #expect(try bad.version == good.version)
        _ = try fetch.refresh("--force")
        #expect(fetch.requests("/openrouter.json").map { $0.headers["if-none-match"] } == [nil, "\"1\"", "\"1\""])
        #expect(
            try fetch.bench.run("sources --format json").json["data"]?.elements.first {
                $0["id"]?.string == "openrouter"
            }?["status"]?.string == "failed")
    }

    @Test func `a list that shrank is held, and asked for again`() throws {
        let fetch = try FetchBench.serving()
        let good = try fetch.refresh()
        var lists = SampleLists.samples
        lists.openRouter = lists.openRouter?.prefix(2).map { $0 }
        fetch.server.play("/openrouter.json", .document(try #require(lists.files["openrouter.json"]), etag: "\"2\""))
        let held = try fetch.refresh("--force")
        #expect(held.code == 3)
        #expect(try held.source("openrouter")?["status"]?.string == "held")
        #expect(try held.version == good.version)
    }

    // MARK: Schedule

    @Test func `only what is due is fetched, all with force, some by name`() throws {
        let fetch = try FetchBench.serving()
        #expect(try fetch.refresh().code == 0)
        let none = try fetch.refresh()
        #expect(none.code == 0)
        #expect(try none.json["sources"]?.elements.isEmpty == true)
        #expect(try none.json["catalog"]?["sequence"]?.integer == 1)
        let some = try fetch.refresh("--source", "litellm")
        #expect(try some.json["sources"]?.elements.map { $0["id"]?.string } == ["litellm"])
        let all = try fetch.refresh("--force")
        #expect(try all.json["sources"]?.elements.count == 2)
        #expect(fetch.requests("/openrouter.json").count == 2)
        #expect(fetch.requests("/litellm.json").count == 3)
    }

    @Test func `a source that failed is due again soon, unless it asked for a pause`() throws {
        let fetch = try FetchBench.serving()
        fetch.server.play("/openrouter.json", .status(503, ["Retry-After": "7200"]))
        fetch.server.play("/litellm.json", .status(404))
        #expect(try fetch.refresh().code == 3)
        // Ten minutes later, according to the database.
        try fetch.shift(bySeconds: -660)
        let run = try fetch.refresh()
        #expect(try run.json["sources"]?.elements.map { $0["id"]?.string } == ["litellm"])
        try fetch.shift(bySeconds: -7200)
        #expect(try fetch.refresh().json["sources"]?.elements.count == 2)
    }

    @Test func `a source is due again after its own cadence, a little early counts`() throws {
        let fetch = try FetchBench.serving()
        try fetch.define("litellm", path: "/litellm.json", "cadence: 1d")
        #expect(try fetch.refresh().code == 0)
        try fetch.shift(bySeconds: -Int64(5.5 * 3600))
        #expect(try fetch.refresh().json["sources"]?.elements.map { $0["id"]?.string } == ["openrouter"])
        try fetch.shift(bySeconds: -Int64(17 * 3600))
        #expect(try fetch.refresh().json["sources"]?.elements.count == 2)
    }

    @Test func `a clock that was put back holds nothing up and loses nothing`() throws {
        let fetch = try FetchBench.serving()
        let first = try fetch.refresh()
        // All stored times are now in the future.
        try fetch.shift(bySeconds: 40 * 86_400)
        let later = try #require(SampleLists.laterSamples.files["openrouter.json"])
        fetch.server.play("/openrouter.json", .document(later, etag: "\"2\""))
        let run = try fetch.refresh()
        #expect(run.code == 0, "\(run.err)")
        #expect(try run.source("openrouter")?["changed"]?.integer == 1)
        #expect(try run.source("openrouter")?["diagnostics"]?["older_document"] == nil)
        #expect(try run.json["catalog"]?["sequence"]?.integer == 2)
        #expect(try run.version != first.version)
        #expect(try fetch.bench.run("changes --since 1 --format json").json["data"]?.elements.isEmpty == false)
        // An offer that vanished in the meantime is a real change, not an error that would block publishing.
        let vanished = try fetch.bench.run("show openrouter:qwen/qwen3-coder --format json")
        #expect(try vanished.json["status"]?.string == "missing", "\(vanished.err)")
        #expect(try fetch.bench.run("doctor").code == 0)
    }

    @Test func `a source that is never fetched is only read from a folder`() throws {
        let fetch = try FetchBench.serving()
        try fetch.define("litellm", path: "/litellm.json", "fetch: false")
        #expect(try fetch.refresh().json["sources"]?.elements.map { $0["id"]?.string } == ["openrouter"])
        let named = try fetch.refresh("--source", "litellm")
        #expect(named.code == 64)
        #expect(named.err.contains("litellm is never fetched"))
        #expect(try fetch.bench.refresh(fetch.bench.write(.samples.onlyLiteLLM)).code == 0)
    }

    @Test(arguments: [
        (["refresh", "--at", "2026-08-01"], "--from"), (["refresh", "--from", ".", "--force"], "--force"),
        (["refresh", "--archive-days", "-1"], "--archive-days"), (["refresh", "--source", "openruter"], "“openruter”"),
    ])
    func `what makes no sense is refused before anything is asked`(arguments: [String], names: String) throws {
        let fetch = try FetchBench.serving()
        let run = try fetch.bench.run(arguments)
        #expect(run.code == 64)
        #expect(run.err.contains(names), "\(run.err)")
        #expect(fetch.server.requests.isEmpty)
    }

    @Test func `a dry run asks and keeps nothing`() throws {
        let fetch = try FetchBench.serving()
        let run = try fetch.refresh("--dry-run")
        #expect(run.code == 0)
        #expect(try run.json["run"] == .null)
        #expect(try run.json["catalog"]?["offers"]?.integer == 23)
        #expect(!FileManager.default.fileExists(atPath: fetch.archive))
        #expect(!FileManager.default.fileExists(atPath: fetch.bench.database))
    }

    // MARK: The archive

    @Test func `any run is repeated from the archive, as it was at its time`() throws {
        let fetch = try FetchBench.serving()
        let first = try fetch.refresh()
        let moment = try #require(first.json["at"]?.string)
        Thread.sleep(forTimeInterval: 1.1)
        fetch.server.play(
            "/openrouter.json",
            .document(try #require(SampleLists.laterSamples.files["openrouter.json"]), etag: "\"2\""))
        let second = try fetch.refresh("--force")
        #expect(try second.version != first.version)
        for (at, version) in [(moment, try first.version), (nil, try second.version)] {
            let run = try fetch.bench.refresh(fetch.archive, at: at, ["--db", "again.sqlite"])
            #expect(run.code == 0, "\(run.err)")
            #expect(run.err.isEmpty)
            #expect(try run.version == version)
        }
        let none = try fetch.bench.refresh(fetch.archive, at: "2020-01-01", ["--db", "none.sqlite"])
        #expect(none.code == 1)
        #expect(none.err.contains("from that time"))
    }

    @Test func `what is older than the archive keeps is forgotten, the newest never`() throws {
        let fetch = try FetchBench.serving()
        _ = try fetch.refresh()
        fetch.server.play(
            "/openrouter.json",
            .document(try #require(SampleLists.laterSamples.files["openrouter.json"]), etag: "\"2\""))
        Thread.sleep(forTimeInterval: 1.1)
        _ = try fetch.refresh("--force")
        #expect(fetch.archived("openrouter").count == 2)
        // Bytes of the last hour are not deleted: they may belong to a run that is still being written.
        let old = try #require(fetch.archived("openrouter", ".gz").first)
        for name in fetch.archived("openrouter", ".gz") {
            try FileManager.default.setAttributes(
                [.modificationDate: Date(timeIntervalSinceNow: -7200)],
                ofItemAtPath: "\(fetch.archive)/openrouter/\(name)")
        }
        Thread.sleep(forTimeInterval: 1.1)
        _ = try fetch.refresh("--force", "--archive-days", "0")
        #expect(fetch.archived("openrouter").count == 1)
        #expect(fetch.archived("openrouter", ".gz").count == 1, "of which \(old) was one")
        #expect(fetch.archived("litellm").count == 1)
        #expect(try fetch.bench.refresh(fetch.archive, at: nil, ["--db", "again.sqlite"]).code == 0)
        let wrong = try fetch.refresh("--force", environment: ["RATECARD_ARCHIVE_DAYS": "many"])
        #expect(wrong.code == 64)
        #expect(wrong.err.contains("RATECARD_ARCHIVE_DAYS is “many”"))
    }

    @Test func `an archive that cannot be written stops nothing`() throws {
        let fetch = try FetchBench.serving()
        try Data("in the way".utf8).write(to: URL(fileURLWithPath: fetch.archive))
        let run = try fetch.refresh()
        #expect(run.code == 0)
        #expect(run.err.contains("The archive cannot be written at \(fetch.archive)"))
        #expect(try run.json["catalog"]?["offers"]?.integer == 23)
        // A document that is not archived cannot be requested conditionally.
        _ = try fetch.refresh("--force")
        #expect(fetch.requests("/openrouter.json").allSatisfy { $0.headers["if-none-match"] == nil })
    }

    // MARK: The summary

    @Test func `the largest moves close the summary`() throws {
        let fetch = try FetchBench.serving()
        #expect(try fetch.refresh().json["moves"]?.elements.isEmpty == true)
        fetch.server.play(
            "/openrouter.json",
            .document(try #require(SampleLists.laterSamples.files["openrouter.json"]), etag: "\"2\""))
        let run = try fetch.refresh("--force")
        let move = try #require(try run.json["moves"]?[0])
        #expect(move["offer"]?.string == "openrouter:openai/gpt-4o")
        #expect(move["component"]?.string == "input.text")
        #expect(move["old"]?.string == "2.5" && move["new"]?.string == "2")
        #expect(move["percent"]?.integer == -20)
        #expect(try run.json["moves"]?.elements.count == 1)
        let text = try fetch.bench.run("refresh --force --db other.sqlite")
        #expect(!text.out.contains("largest moves"))
    }

    @Test func `at most ten moves are told, the largest first`() throws {
        let bench = try Workbench()
        _ = try bench.refresh(bench.write(.many))
        let run = try bench.refresh(bench.write(.manyLater), at: "2026-08-02T00:00:00Z", ["--format", "table"])
        let lines = try #require(run.out.components(separatedBy: "largest moves\n").last).split(separator: "\n")
        #expect(lines.count == 11)
        #expect(lines[1].contains("openrouter:openai/gpt-4o") && lines[1].contains("-20%"))
    }
}
