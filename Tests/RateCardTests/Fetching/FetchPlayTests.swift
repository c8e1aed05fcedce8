import Foundation
import TestSupport
import Testing

/// Faults of servers and networks, and their outcome: stored claims are never lost.
@Suite struct FetchPlayTests {
    @Test(arguments: FetchPlay.all)
    func `whatever a server does, what is held stays and is said`(play: FetchPlay) throws {
        let fetch = try FetchBench()
        let list = try #require(SampleLists.samples.files["openrouter.json"])
        fetch.server.play("/openrouter.json", .document(list, etag: "\"1\""))
        try fetch.define("openrouter", path: "/openrouter.json", lines: play.lines)
        let first = try fetch.refresh()
        try #require(first.code == 0, "\(first.err)")
        let claims = try fetch.bench.run("claims --format json").out
        let (kept, asked) = (fetch.archived("openrouter"), fetch.requests("/openrouter.json").count)

        fetch.server.play("/openrouter.json", play.part.restarted(after: asked))
        let run = try fetch.refresh("--force")
        #expect(run.code == play.code, "\(run.err)")
        let source = try #require(try run.source("openrouter"))
        #expect(source["status"]?.string == play.status)
        #expect(fetch.requests("/openrouter.json").count - asked == play.requests)
        if let says = play.says {
            #expect(source["error"]?.string?.contains(says) == true, "\(source["error"]?.string ?? "")")
            #expect(run.err.contains(says))
        } else {
            #expect(source["error"] == .null)
        }
        #expect(!run.err.contains("sk-123") && !run.out.contains("sk-123"))

        #expect(try run.version == first.version)
        #expect(try fetch.bench.version() == first.version)
        // Their confirmation times may be later.
        let now = try fetch.bench.run("claims --format json").jsonLines
        #expect(now.count == claims.split(separator: "\n").count)
        #expect(fetch.archived("openrouter").count - kept.count <= (play.isKept ? 1 : 0))
        #expect(fetch.archived("openrouter", ".gz").count == (play.isKept && play.code != 0 ? 2 : 1))
        #expect(fetch.unfinished.isEmpty)

        // The source recovers when the fault ends.
        fetch.server.play("/openrouter.json", .document(list, etag: "\"1\""))
        let after = try fetch.refresh("--force")
        #expect(after.code == 0, "\(after.err)")
        #expect(try after.version == first.version)
    }

    @Test func `a certificate that nobody vouches for is refused`() throws {
        try #require(SecureServer.program != nil)
        let (fetch, server) = try (FetchBench.serving(), SecureServer())
        try fetch.define("openrouter", url: server.url("/list.json"), ["allow_private: true"])
        let run = try fetch.refresh()
        #expect(run.code == 3)
        #expect(try run.source("openrouter")?["error"]?.string?.contains("localhost cannot be trusted") == true)
        #expect(try run.source("litellm")?["status"]?.string == "ok")
        #expect(try run.json["catalog"]?["offers"]?.integer ?? 0 > 0)
    }

    @Test(arguments: ["CURL_CA_BUNDLE", "SSL_CERT_FILE"])
    func `from https nobody is led to http, however the server is trusted`(variable: String) throws {
        try #require(SecureServer.program != nil)
        let (fetch, server) = try (FetchBench.serving(), SecureServer())
        let environment = [variable: server.authorities]
        let list = try #require(SampleLists.samples.files["openrouter.json"])
        try server.play("/list.json", "200 OK", ["ETag": "\"1\""], list)
        try fetch.define("openrouter", url: server.url("/list.json"), ["allow_private: true"])
        let first = try fetch.refresh(environment: environment)
        #expect(first.code == 0, "\(first.err)")
        #expect(try first.source("openrouter")?["status"]?.string == "ok")

        let asked = fetch.server.requests.count
        try server.play("/list.json", "301 Moved Permanently", ["Location": fetch.server.url("/openrouter.json")])
        let led = try fetch.refresh("--force", "--source", "openrouter", environment: environment)
        #expect(led.code == 3)
        #expect(
            led.err.contains("openrouter: http://127.0.0.1/openrouter.json is not https: nothing was asked there"),
            "\(led.err)")
        #expect(try led.source("openrouter")?["status"]?.string == "failed")
        #expect(fetch.server.requests.count == asked)
        #expect(try led.version == first.version)
        #expect(fetch.archived("openrouter").count == 1)

        // The redirect is followed if the definition allows it.
        try fetch.define("openrouter", url: server.url("/list.json"), ["allow_private: true", "allow_http: true"])
        let allowed = try fetch.refresh("--force", "--source", "openrouter", environment: environment)
        #expect(allowed.code == 0, "\(allowed.err)")
        #expect(fetch.server.requests.count == asked + 1)
    }

    @Test func `a server that says “unchanged” to the first question is not believed`() throws {
        let fetch = try FetchBench.serving()
        fetch.server.play("/openrouter.json", .status(304))
        let run = try fetch.refresh("--source", "openrouter")
        #expect(run.code == 3)
        #expect(run.err.contains("status 304"))
        #expect(try run.json["catalog"] == .null)
    }

    @Test func `nobody there, and no such name`() throws {
        let fetch = try FetchBench.serving()
        try fetch.define("openrouter", url: "http://127.0.0.1:1/", ["allow_http: true", "allow_private: true"])
        try fetch.define("litellm", url: "https://prices.invalid/", [])
        let run = try fetch.refresh()
        #expect(run.code == 3)
        #expect(run.err.contains("openrouter: 127.0.0.1 cannot be reached"))
        #expect(run.err.contains("litellm: The name prices.invalid cannot be resolved"))
    }

    // MARK: Private addresses

    @Test(arguments: [
        "https://127.0.0.1/", "https://10.1.2.3/", "https://169.254.169.254/latest/meta-data", "https://[::1]/",
        "https://[::ffff:192.168.0.1]/", "https://[fd00::1]/", "https://[64:ff9b::a00:1]/", "https://0/",
        "https://2130706433/", "https://localhost:1/", "https://a.localhost:1/", "https://ip6-localhost:1/",
    ])
    func `an address that is not public is never asked`(url: String) throws {
        let fetch = try FetchBench.serving()
        try fetch.define("openrouter", url: url, [])
        let run = try fetch.refresh("--source", "openrouter")
        #expect(run.code == 3)
        #expect(
            run.err.contains("no public address") && run.err.contains("allow_private")
                || run.err.contains("cannot be resolved"), "\(run.err)")
    }

    @Test func `a name that leads into this machine is refused on the socket`() throws {
        let fetch = try FetchBench.serving()
        let url = "http://localhost:\(fetch.server.port)/openrouter.json"
        try fetch.define("openrouter", url: url, ["allow_http: true"])
        let run = try fetch.refresh("--source", "openrouter")
        #expect(run.code == 3)
        #expect(run.err.contains("localhost is at ") && run.err.contains("which is no public address"), "\(run.err)")
        #expect(fetch.server.requests.isEmpty)
    }

    /// The test server acts as a proxy: its request target is the whole address.
    @Test(arguments: [
        ("http://localhost:PORT/inner", "no public address"), ("http://127.0.0.1:PORT/inner", "no public address"),
        ("http://10.0.0.1/", "no public address"), ("http://printer.local/", "no public address"),
        ("http://[::1]:PORT/inner", "no public address"),
    ])
    func `a redirect into the network is refused`(target: String, says: String) throws {
        let fetch = try FetchBench.serving()
        let place = target.replacing("PORT", with: "\(fetch.server.port)")
        fetch.server.play("http://prices.example/list", .redirect(to: place))
        try fetch.define("openrouter", url: "http://prices.example/list", ["allow_http: true"])
        let run = try fetch.refresh(
            "--source", "openrouter",
            environment: ["http_proxy": fetch.server.url(""), "no_proxy": "localhost,127.0.0.1,::1"])
        #expect(run.code == 3)
        #expect(run.err.contains(says), "\(run.err)")
        #expect(fetch.server.requests.map(\.target) == ["http://prices.example/list"])
    }

    // MARK: Keys

    @Test func `a key goes to its server alone and is kept nowhere`() throws {
        let key = "sk-very-secret-0123456789"
        let fetch = try FetchBench.serving()
        let list = try #require(SampleLists.samples.files["openrouter.json"])
        try fetch.define("openrouter", path: "/guarded", "key_env: PRICES_KEY")
        try fetch.define("litellm", path: "/moved", "key_env: PRICES_KEY", "key_header: X-Api-Key")
        let other = try LoopbackServer()
        other.play(
            "/litellm.json", .status(200, [:], Array(try #require(SampleLists.samples.files["litellm.json"]).utf8)))
        fetch.server.play("/guarded", .document(list, etag: "\"\(key)\""))
        fetch.server.play("/moved", .redirect(to: other.url("/litellm.json")))
        let run = try fetch.refresh(environment: ["PRICES_KEY": key])
        #expect(run.code == 0, "\(run.err)")
        #expect(fetch.requests("/guarded").map { $0.headers["authorization"] } == ["Bearer \(key)"])
        #expect(fetch.requests("/moved").map { $0.headers["x-api-key"] } == [key])
        #expect(other.requests.count == 1)
        #expect(other.requests.allSatisfy { $0.headers["x-api-key"] == nil && $0.headers["authorization"] == nil })
        #expect(!fetch.holds(key))
    }

    @Test func `a server that repeats the key in its refusal or its document spreads it nowhere`() throws {
        let key = "sk-very-secret-0123456789"
        let fetch = try FetchBench.serving()
        try fetch.define("openrouter", path: "/openrouter.json", "key_env: PRICES_KEY")
        try fetch.define("litellm", path: "/litellm.json", "key_env: PRICES_KEY")
        fetch.server.play(
            "/openrouter.json",
            .status(
                401, ["X-Key": key, "WWW-Authenticate": "Bearer \(key)"], Array("{\"error\":\"\(key) is no key\"}".utf8)
            ))
        fetch.server.play("/litellm.json", .status(200, [:], Array("{\"note\":\"hello \(key)\"}".utf8)))
        let run = try fetch.refresh(environment: ["PRICES_KEY": key])
        #expect(run.code == 3)
        #expect(run.err.contains("refuses the request (401)"))
        #expect(run.err.contains("holds the key that it was asked with"))
        #expect(!run.err.contains(key) && !run.out.contains(key))
        #expect(!fetch.holds(key))
    }

    @Test func `a source without its key is left out, and fails by name`() throws {
        let fetch = try FetchBench.serving()
        try fetch.define("openrouter", path: "/openrouter.json", "key_env: PRICES_KEY")
        for empty in [[:], ["PRICES_KEY": ""], ["PRICES_KEY": "two words"]] {
            let all = try fetch.refresh("--force", environment: empty)
            #expect(all.code == 0)
            #expect(all.err.contains("openrouter is left out: set its key in PRICES_KEY"))
            #expect(try all.json["sources"]?.elements.map { $0["id"]?.string } == ["litellm"])
            let named = try fetch.refresh("--source", "openrouter", environment: empty)
            #expect(named.code == 3)
            #expect(named.err.contains("set the environment variable PRICES_KEY"))
        }
        #expect(fetch.requests("/openrouter.json").isEmpty)
    }
}
