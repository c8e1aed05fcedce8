import NIOCore
import Testing

@testable import Web

@Suite struct `Problems over HTTP` {
    @Test(arguments: [
        ("GET", "/nowhere", 404, "no-such-path"), ("GET", "/", 404, "no-such-path"),
        ("GET", "/v1/models/", 404, "no-such-path"), ("GET", "/v1/disputes", 404, "no-such-path"),
        ("GET", "/v1/changes", 400, "bad-question"), ("GET", "/v1/changes?since=soon", 400, "bad-question"),
        ("OPTIONS", "*", 404, "no-such-path"),
        ("GET", "/v1/models/openai/gpt-4p", 404, "unknown-id"), ("GET", "/v1/offers/%ff", 404, "unknown-id"),
        ("GET", "/v1/providers/opnai", 404, "unknown-id"),
        ("DELETE", "/v1/cheapest", 405, "method-not-allowed"), ("POST", "/v1/models", 405, "method-not-allowed"),
        ("GET", "/v1/cost", 405, "method-not-allowed"), ("HEAD", "/v1/cost", 405, "method-not-allowed"),
        ("GET", "/v1/cheapest?colour=red", 400, "bad-question"),
        ("GET", "/v1/cheapest?limit=0", 400, "bad-question"),
        ("GET", "/v1/cheapest?limit=1&limit=2", 400, "bad-question"),
        ("GET", "/v1/cheapest?needs=%zz", 400, "bad-question"), ("GET", "/v1/cheapest?%ff=1", 400, "bad-question"),
        ("GET", "/v1/cheapest?as_of=yesterday", 400, "bad-question"),
        ("GET", "/v1/catalog?as_of=yesterday", 400, "bad-question"),
        ("GET", "/v1/cheapest?cursor=00", 400, "bad-question"), ("GET", "/v1/models?cursor=xyz", 400, "bad-question"),
        ("GET", "/v1/models?q=a&q=b", 400, "bad-question"),
        ("GET", "/v1/models/openai/gpt-4o?x=1", 400, "bad-question"),
        ("GET", "/v1/compare?id=openai/gpt-4o", 400, "bad-question"), ("GET", "/v1/resolve", 400, "bad-question"),
        ("GET", "/v1/compare?id=openai/gpt-4o&id=nobody:x", 404, "unknown-id"),
        ("GET", "/v1/compare?id=openai/gpt-4o&id=other:gpt-4o&id=openai/gpt-4o", 400, "bad-question"),
        ("GET", "/v1/resolve?id=gpt-4o&at=soon", 400, "bad-question"),
        ("GET", "/v1/resolve?id=gpt-4o&colour=red", 400, "bad-question"),
        ("GET", "/feeds/providers/opnai.json", 404, "unknown-id"),
        ("GET", "/feeds/providers/.json", 404, "no-such-path"),
        ("GET", "/feeds/catalog.json?x=1", 400, "bad-question"),
        ("PUT", "/feeds/catalog.csv", 405, "method-not-allowed"),
        ("GET", "/healthz?x=1", 400, "bad-question"), ("GET", "/v1/route?for=nobody", 400, "bad-question"),
    ])
    func `every refusal is a problem`(method: String, target: String, status: Int, kind: String) async throws {
        try await TestServer.serving { client in
            let answered = try #require(try await client.ask(method, target))
            #expect(answered.status == status)
            #expect(answered.headers["content-type"] == "application/problem+json")
            #expect(answered.headers["cache-control"] == "no-store")
            if status == 405 { #expect(answered.headers["allow"]?.contains("OPTIONS") == true) }
            guard method != "HEAD" else { return #expect(answered.body.isEmpty) }
            for part in [
                "\"type\":\"/problems/\(kind)\"", "\"status\":\(status)", "\"title\"", "\"detail\"", "\"instance\"",
            ] {
                #expect(answered.text.contains(part))
            }
            #expect(answered.text.contains("\"errors\"") == (status == 400))
        }
    }

    @Test(arguments: [
        (#"{"input_tokens":1,"input_tokens":2}"#, "given more than once"), ("[1]", "is a list, not an object"),
        ("{", "is incomplete"), (#"{"needs":{"a":1}}"#, "must be a string"),
        (#"{"needs":[["tools"]]}"#, "must be a string"),
        (#"{"input_tokens":1e400}"#, "whole number"), (#"{"input_tokens":99999999999999999999999}"#, "whole number"),
        (#"{"input_tokens":1.5}"#, "whole number"), (#"{"input_tokens":-1}"#, "whole number"),
        (#"{"input_tokens":01}"#, "it is not JSON"), (#"{"input_tokens":tru}"#, "a value was expected"),
        (#"{"byok":1}"#, "true or false"), (#"{"needs":[]}"#, "names nothing"),
        (#"{"a":1} x"#, "text after the end"),
        (#"{"needs":"\ud800"}"#, "half of a surrogate pair"), (#"{"nope":1}"#, "Unknown parameter"),
        (#"{"needs":[null]}"#, "must be a string"), (#"{"region":5}"#, "is a number; give a string"),
        (#"{"input_tokens":true}"#, "is a truth value; give a number"), (#"{"byok":[true]}"#, "is a list"),
        (#"{"input_tokens":[5]}"#, "is a list; give a number"),
        (#"{"models":["a,b"]}"#, "each name as an item of its own"),
        (#"{"needs":["tools "]}"#, "each name as an item of its own"), (#"{"nope":null}"#, "Unknown parameter"),
        (#"{"cursor":null}"#, "has no meaning here"), (#"{"models":"a,,b"}"#, "a comma with no name"),
        (String(repeating: "[", count: 30_000), "nested more than"),
        (#"{"a":"# + String(repeating: "[", count: 30_000), "nested more than"),
    ])
    func `a wrong body is refused with a sentence`(body: String, sentence: String) async throws {
        try await TestServer.serving { client in
            let answered = try #require(try await client.ask("POST", "/v1/cheapest", body: body))
            #expect(answered.status == 400)
            #expect(answered.text.contains(sentence), "\(answered.text)")
            #expect(answered.text.contains("\"errors\""))
        }
    }

    @Test func `long requests and other media types are refused`() async throws {
        try await TestServer.serving { client in
            let long = String(repeating: "a", count: 70_000)
            #expect(try await client.ask("POST", "/v1/cheapest", body: long)?.status == 413)
            let chunk = "8000\r\n" + String(repeating: " ", count: 0x8000) + "\r\n"
            let chunked =
                "POST /v1/cheapest HTTP/1.1\r\nHost: t\r\nTransfer-Encoding: chunked\r\n\r\n" + chunk + chunk + chunk
            #expect(try await client.send(chunked)?.status == 413)
            #expect(try await client.ask("GET", "/v1/offers/" + long.prefix(10_000))?.status == 414)
            #expect(try await client.ask("GET", "/healthz", ["X-Long": long])?.status == 431)
            #expect(try await client.ask("GET", "/" + long)?.status == 431)
            let answered = try #require(
                try await client.ask("POST", "/v1/cheapest", ["Content-Type": "image/png"], body: "x"))
            #expect(answered.status == 415)
        }
    }

    @Test(arguments: [
        ("GET /\r\n\r\n", 505), ("NONSENSE / HTTP/1.1\r\n\r\n", 501), ("GET / HTTP/1.1\r\nHost t\r\n\r\n", 400),
        ("GET / HTTP/1.1\r\nHost: t\r\nContent-Length: x\r\n\r\n", 400), ("\u{16}\u{3}\u{1}\u{2}", 501),
        ("POST /v1/cheapest HTTP/1.1\r\nHost: t\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", 400),
    ])
    func `bytes that are not HTTP get a problem and a closed connection`(text: String, status: Int) async throws {
        try await TestServer.serving { client in
            let answered = try #require(try await client.send(text))
            #expect(answered.status == status)
            #expect(answered.headers["content-type"] == "application/problem+json")
            #expect(answered.headers["connection"] == "close")
            #expect(answered.text.contains("\"detail\""))
        }
    }

    @Test func `a connection that ends makes room for the next, for whatever reason it ends`() async throws {
        // Only one connection may be open, so that each request is accepted only after the connection before is closed.
        try await TestServer.serving(try TestServer.catalog(), connections: 1) { client in
            for text in [
                "\u{16}\u{3}\u{1}\u{2}", "GET / HTTP/1.1\r\nHost t\r\n\r\n", "GET /nowhere HTTP/1.1\r\nHost: t\r\n\r\n",
                "POST /v1/cost HTTP/1.1\r\nHost: t\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
                "POST /v1/cost HTTP/1.1\r\nHost: t\r\nContent-Length: 300000\r\n\r\nabc",
                "GET /nowhere HTTP/1.1\r\nHost: t\r\nConnection: close\r\n\r\n",
                "GET /nowhere HTTP/1.1\r\nHost: t\r\n\r\nand rubbish",
                "GET / HTTP/1.1\r\nHost: t\r\nX: " + String(repeating: "x", count: 70_000),
            ] {
                let answered = try await client.send(text)
                #expect(answered != nil, "\(text.prefix(60))")
                let next = try await client.ask("GET", "/healthz")
                #expect(next?.status == 200, "after \(text.prefix(60))")
            }
        }
    }

    @Test func `a client that is slow on purpose is disconnected`() async throws {
        let times = ConnectionGuard.Times(
            head: .seconds(2), body: .seconds(2), taking: .seconds(2), tick: .milliseconds(50))
        try await TestServer.serving(try TestServer.catalog(), times: times) { client in
            let head = "GET /healthz HTTP/1.1\r\nX: " + String(repeating: "y", count: 3_000)
            let letters = head.map { String($0) }
            let toLetters = try await client.sendPieces(letters, every: .milliseconds(20))
            #expect(toLetters == nil)
            let body =
                ["POST /v1/cost HTTP/1.1\r\nHost: t\r\nContent-Length: 3000\r\n\r\n"]
                + Array(repeating: " ", count: 3_000)
            let toBody = try await client.sendPieces(body, every: .milliseconds(20))
            #expect(toBody == nil)
            // A client that is only a little slow is answered.
            let pieces = ["GET /heal", "thz HTTP/1.1\r\nHo", "st: t\r\n\r\n"]
            let toPieces = try await client.sendPieces(pieces, every: .milliseconds(20))
            #expect(toPieces?.status == 200)
        }
    }

    @Test func `every path but /healthz requires the token`() async throws {
        try await TestServer.serving(try TestServer.catalog(), token: "secret word\n") { client in
            let right = ["Authorization": "Bearer secret word"]
            for target in ["/v1/cheapest", "/readyz", "/metrics", "/openapi.json", "/nowhere"] {
                #expect(try await client.ask("GET", target, right)?.status != 401)
                for wrong in [[:], ["Authorization": "Bearer secret"], ["Authorization": "Basic secret word"]] {
                    let answered = try #require(try await client.ask("GET", target, wrong))
                    #expect(answered.status == 401)
                    #expect(answered.headers["www-authenticate"] != nil)
                    #expect(!answered.text.contains("secret"))
                }
            }
            #expect(try await client.ask("GET", "/healthz")?.status == 200)
            #expect(try await client.ask("OPTIONS", "/v1/cheapest")?.status == 204)
        }
    }
}
