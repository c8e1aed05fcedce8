import Foundation
import TestSupport
import Testing

/// A server that refreshes its own catalog.
@Suite struct ServedRefreshTests {
    /// Creates a bench whose database contains the samples and whose sources are on the test server.
    private static func filled() throws -> (fetch: FetchBench, version: String) {
        let fetch = try FetchBench.serving()
        let run = try fetch.refresh()
        try #require(run.code == 0, "\(run.err)")
        // All sources are due again.
        try fetch.shift(bySeconds: -86_400)
        return (fetch, try #require(try run.version))
    }

    private static func serve(_ fetch: FetchBench) throws -> ServeBench {
        try ServeBench(fetch.bench, ["--refresh-every", "1h"])
    }

    @Test func `what is due is fetched at once, beside serving, and served from then on`() throws {
        let (fetch, before) = try Self.filled()
        let later = try #require(SampleLists.laterSamples.files["openrouter.json"])
        let gate = Gate()
        fetch.server.play("/openrouter.json", Part.document(later).held(until: gate))
        let serving = try Self.serve(fetch)
        try serving.wait { fetch.requests("/openrouter.json").count == 2 }
        #expect(try serving.json("/v1/catalog")["version"]?.string == before)
        gate.open()
        try serving.wait { try serving.json("/v1/catalog")["version"]?.string != before }
        #expect(try serving.json("/v1/catalog")["sequence"]?.integer == 2)
        try serving.wait { serving.server.errors.contains("Refreshed.") }
        #expect(fetch.requests("/litellm.json").last?.headers["if-none-match"] == "\"1\"")
    }

    @Test func `a source that fails is told in the log, and the others are taken`() throws {
        let (fetch, before) = try Self.filled()
        fetch.server.play("/openrouter.json", .status(404))
        let serving = try Self.serve(fetch)
        try serving.wait { serving.server.errors.contains("a source failed and keeps what was read of it before") }
        #expect(serving.server.errors.contains("openrouter: 127.0.0.1 has no such document any more (404)"))
        #expect(fetch.requests("/litellm.json").count == 2)
        #expect(try serving.json("/v1/catalog")["version"]?.string == before)
        #expect(try serving.get("/readyz")?.status == 200)
    }

    @Test func `a refresh that cannot be made is told in the log, and the catalog before is served`() throws {
        let (fetch, before) = try Self.filled()
        let gate = Gate()
        let list = try #require(SampleLists.samples.files["openrouter.json"])
        fetch.server.play("/openrouter.json", Part.document(list).held(until: gate))
        let other = try fetch.bench.start(["refresh", "--source", "openrouter"])
        defer { gate.open() }
        let asked = fetch.server
        while asked.requests.count < 3, other.isRunning { Thread.sleep(forTimeInterval: 0.005) }
        let serving = try Self.serve(fetch)
        try serving.wait { serving.server.errors.contains("A refresh failed; the catalog before is still served.") }
        #expect(serving.server.errors.contains("Another refresh is running"))
        #expect(try serving.json("/v1/catalog")["version"]?.string == before)
        gate.open()
        #expect(try other.finish().code == 0)
    }

    @Test(arguments: [SIGTERM, SIGINT])
    func `a server that is told to end takes its refresh with it`(signal: Int32) throws {
        let (fetch, before) = try Self.filled()
        let gate = Gate()
        defer { gate.open() }
        let list = try #require(SampleLists.laterSamples.files["openrouter.json"])
        fetch.server.play("/openrouter.json", Part.document(list).held(until: gate))
        let serving = try Self.serve(fetch)
        try serving.wait { fetch.requests("/openrouter.json").count == 2 }
        serving.server.send(signal)
        #expect(try serving.server.finish(within: 60).code == 0)
        gate.open()
        // A refresh still running would lock the database or have published its result.
        #expect(try fetch.bench.version() == before)
        let after = try fetch.refresh("--force")
        #expect(after.code == 0, "\(after.err)")
        #expect(try after.version != before)
        #expect(try after.json["catalog"]?["sequence"]?.integer == 2)
    }

    @Test(arguments: ["soon", "59s", "0h"])
    func `a time that is none, or too short, is refused`(time: String) throws {
        let run = try Workbench.filled().run(["serve", "--port", "0", "--refresh-every", time])
        #expect(run.code == 64)
        #expect(run.err.contains("--refresh-every “\(time)” must be at least one minute"))
    }
}
