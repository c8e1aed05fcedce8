import Foundation
import TestSupport
import Testing

/// The server as a separate process, beside others that change the catalog it serves.
@Suite struct ServeTests {
    private static let question =
        "/v1/cheapest?models=openai/gpt-4o*&providers=openrouter&input_tokens=100000&output_tokens=0"

    @Test func `a refresh by another process is served whole from then on, and nobody who asks meanwhile is failed`()
        throws
    {
        let serving = try ServeBench(try Workbench.filled())
        let before = try #require(try serving.json("/v1/catalog")["version"]?.string)
        let askers = (0..<4).map { _ in Asker(port: serving.port, Self.question) }
        defer { for asker in askers { asker.stop() } }
        try serving.wait { askers.allSatisfy { $0.told.count > 1 || $0.failures > 0 } }
        let refreshed = try serving.bench.refresh(serving.bench.write(.laterSamples), at: "2026-08-02T00:00:00Z")
        let after = try #require(try refreshed.version)
        #expect(after != before)
        try serving.wait { askers.allSatisfy { $0.failures > 0 || $0.told.last?.version == after } }
        for asker in askers {
            asker.stop()
            #expect(asker.failures == 0)
            // Once a client has received the new catalog, the old one is never served again.
            #expect(asker.told.drop { $0.version == before }.allSatisfy { $0.version == after })
        }
        // No answer combines the version of one catalog with the price of the other.
        let told = Set(askers.flatMap(\.told))
        #expect(told == [.init(version: before, cost: "0.25"), .init(version: after, cost: "0.2")])
    }

    @Test func `what cannot be loaded is told, and the catalog before goes on being served until it can`() throws {
        let serving = try ServeBench(try Workbench.filled())
        let before = try #require(try serving.get(Self.question))
        let files = FileManager.default
        let whole = try Data(contentsOf: URL(fileURLWithPath: serving.bench.database))
        for ending in ["-wal", "-shm"] { try? files.removeItem(atPath: serving.bench.database + ending) }
        try files.removeItem(atPath: serving.bench.database)
        try Data("this is not a database at all".utf8).write(to: URL(fileURLWithPath: serving.bench.database))

        try serving.wait { try serving.json("/readyz")["trouble"]?.string != nil }
        let readiness = try #require(try serving.get("/readyz"))
        #expect(readiness.status == 200)
        #expect(readiness.body.contains("not a database"))
        #expect(try serving.get("/metrics")?.body.contains("\nratecard_catalog_reload_failing 1\n") == true)
        let during = try #require(try serving.get(Self.question))
        #expect(during.status == 200 && during.body == before.body)
        #expect(serving.server.errors.contains("The previous catalog is still served."))

        try files.removeItem(atPath: serving.bench.database)
        try whole.write(to: URL(fileURLWithPath: serving.bench.database))
        try serving.wait { try serving.json("/readyz")["trouble"] == .null }
        #expect(try serving.get("/metrics")?.body.contains("\nratecard_catalog_reload_failing 0\n") == true)
        // The message is logged once, not on every poll.
        let lines = serving.server.errors.split(separator: "\n").filter { $0.contains("still served") }
        #expect(lines.count == 1)
    }

    @Test(arguments: [SIGTERM, SIGINT])
    func `a signal lets what was begun be answered, takes nothing new, and ends well`(signal: Int32) throws {
        let serving = try ServeBench(try Workbench.filled())
        let body = #"{"id": "openrouter:openai/gpt-4o", "input_tokens": 1000000}"#
        let begun = try PlainConnection(port: serving.port)
        // Sent after another request, whose response shows that the server has read this far.
        begun.send(
            "GET /healthz HTTP/1.1\r\nHost: test\r\n\r\n"
                + "POST /v1/cost HTTP/1.1\r\nHost: test\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body.prefix(20))"
        )
        #expect(begun.response()?.status == 200)
        // An idle connection does not delay the shutdown.
        let idle = try PlainConnection(port: serving.port)
        idle.send("GET /healthz HTTP/1.1\r\nHost: test\r\n\r\n")
        #expect(idle.response()?.status == 200)

        serving.server.send(signal)
        #expect(idle.response() == nil)
        try serving.wait { (try? PlainConnection(port: serving.port)) == nil }
        #expect(serving.server.isRunning)
        begun.send(String(body.dropFirst(20)))
        let answer = try #require(begun.response())
        #expect(answer.status == 200)
        #expect(try JSONValue(answer.body)["results"]?[0]?["cost"]?["list"]?.string == "2.5")
        #expect(begun.response() == nil)
        #expect(try serving.server.finish(within: 60).code == 0)
    }

    @Test func `answers on one connection come in the order of the questions, however long each takes`() throws {
        let serving = try ServeBench(try Workbench.filled())
        let connection = try PlainConnection(port: serving.port)
        // An earlier catalog, a body, a slow and a quick request; the number matches an answer to its request.
        let requests = (1...60).map { number -> String in
            let words = "models=openai/gpt-4o*&output_tokens=1&input_tokens=\(number)"
            switch number % 5 {
            case 0: return "GET /v1/cheapest?\(words)&as_of=2026-08-01T00:00:00Z HTTP/1.1\r\nHost: test\r\n\r\n"
            case 1:
                let body = #"{"input_tokens": \#(number)}"#
                return "POST /v1/cheapest HTTP/1.1\r\nHost: test\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)"
            case 2: return "GET /v1/cheapest?\(words)&limit=1000 HTTP/1.1\r\nHost: test\r\n\r\n"
            default: return "GET /v1/cheapest?\(words) HTTP/1.1\r\nHost: test\r\n\r\n"
            }
        }
        connection.send(requests.joined())
        for number in 1...60 {
            let answer = try #require(connection.response())
            #expect(answer.status == 200)
            #expect(try JSONValue(answer.body)["query"]?["input_tokens"]?.integer == Int64(number))
        }
    }

    @Test func `a client that ends its side behind its questions gets every answer`() throws {
        let serving = try ServeBench(try Workbench.filled())
        for count in 1...20 {
            let connection = try PlainConnection(port: serving.port)
            let targets = (0..<count).map { "/v1/cheapest?input_tokens=\(count * 100 + $0)" }
            connection.send(targets.map { "GET \($0) HTTP/1.1\r\nHost: test\r\n\r\n" }.joined())
            connection.endSending()
            for number in 0..<count {
                let answer = try #require(connection.response())
                #expect(
                    try JSONValue(answer.body)["query"]?["input_tokens"]?.integer == Int64(count * 100 + number))
            }
        }
    }

    @Test func `a client that asks faster than it reads gets every answer, and is waited for`() throws {
        let serving = try ServeBench(try Workbench.filled())
        let connection = try PlainConnection(port: serving.port)
        let count = 4000
        Thread {
            for number in 1...count {
                connection.send("GET /v1/cheapest?input_tokens=\(number) HTTP/1.1\r\nHost: test\r\n\r\n")
            }
        }.start()
        func answered() throws -> Int? {
            let lines = try serving.get("/metrics")?.body.split(separator: "\n") ?? []
            return lines.first { $0.hasPrefix("ratecard_http_requests_total{route=\"/v1/cheapest\"") }?
                .split(separator: " ").last.flatMap { Int($0) }
        }
        // The client reads nothing meanwhile, and the answers exceed all buffers in between.
        var asked = 0
        try serving.wait {
            Thread.sleep(forTimeInterval: 1)
            let before = asked
            asked = try answered() ?? 0
            return asked > 0 && asked == before
        }
        #expect(asked < count)
        for number in 1...count {
            let answer = try #require(connection.response())
            #expect(try JSONValue(answer.body)["query"]?["input_tokens"]?.integer == Int64(number))
        }
    }

    @Test func `the doctor shows how the server would listen, by which flags and from where`() throws {
        let bench = try Workbench.filled()
        let token = bench.folder.appending(path: "token").path
        try Data("secret word\n".utf8).write(to: URL(fileURLWithPath: token))
        let usual = try bench.run("doctor")
        #expect(usual.code == 0)
        for line in [
            "serve host: 127.0.0.1 (the default; --host or RATECARD_HOST)",
            "serve port: 8484 (the default; --port or RATECARD_PORT)",
            "serve connections: 768 (the default; --connections or RATECARD_CONNECTIONS)",
            "serve token file: none (the default; --token-file or RATECARD_TOKEN_FILE)",
            "serve refresh every: never (the default; --refresh-every)",
        ] {
            #expect(usual.out.contains(line + "\n"), "\(usual.out)")
        }
        let environment = [
            "RATECARD_HOST": "0.0.0.0", "RATECARD_PORT": "9000", "RATECARD_CONNECTIONS": "12",
            "RATECARD_TOKEN_FILE": token,
        ]
        let stated = try bench.run(["doctor"], environment: environment)
        #expect(stated.code == 0)
        for line in [
            "serve host: 0.0.0.0 (from RATECARD_HOST; --host takes precedence)",
            "serve port: 9000 (from RATECARD_PORT; --port takes precedence)",
            "serve connections: 12 (from RATECARD_CONNECTIONS; --connections takes precedence)",
            "serve token file: \(token) (from RATECARD_TOKEN_FILE; --token-file takes precedence)",
        ] {
            #expect(stated.out.contains(line + "\n"), "\(stated.out)")
        }
        #expect(!stated.out.contains("secret"))
        #expect(
            try bench.run(["doctor", "--format", "json"], environment: environment).json["serve_port"]?.string == "9000"
        )
        let wrong = try bench.run(["doctor"], environment: ["RATECARD_PORT": "many"])
        #expect(wrong.code == 1)
        #expect(wrong.out.contains("problem: RATECARD_PORT is “many”"))
        let open = try bench.run(["doctor"], environment: ["RATECARD_HOST": "0.0.0.0"])
        #expect(open.code == 0)
        #expect(open.out.contains("note: serve would listen on 0.0.0.0 without a token"))
    }
}
