import NIOCore
import Query
import Tariff
import Testing

@testable import Web

/// Compares a server with quick answers with one without them, byte for byte.
@Suite struct `Quick answers` {
    /// The requests that are compared: targets with good, bad and missing parameters.
    private static let targets = [
        "/", "/nowhere", "*", "http://else.where/healthz", "/healthz", "/healthz?x=1", "/readyz", "/openapi.json",
        "/v1/cheapest", "/v1/cheapest?per=offer&limit=2", "/v1/cheapest?limit=50", "/v1/cheapest?limit=51",
        "/v1/cheapest?limit=0", "/v1/cheapest?limit=1e3", "/v1/cheapest?limit=1&limit=2", "/v1/cheapest?colour=red",
        "/v1/cheapest?needs=toolz&limit=99", "/v1/cheapest?needs=%zz", "/v1/cheapest?%ff=1", "/v1/cheapest#x",
        "/v1/cheapest?as_of=yesterday", "/v1/cheapest?as_of=2026-01-01", "/v1/cheapest?as_of=2020-01-01",
        "/v1/cheapest?as_of=2026-01-01&as_of=2026-01-02", "/v1/cheapest?as_of=2100-01-01", "/v1/cheapest?cursor=00",
        "/v1/cheapest?as_of=2020-01-01&colour=red", "/v1/cheapest?input_tokens=0&output_tokens=0",
        "/v1/route?for=litellm&per=offer", "/v1/route?for=json", "/v1/route?for=nobody", "/v1/route?for=json&for=json",
        "/v1/route?limit=51", "/v1/cost", "/v1/compare?id=openai/gpt-4o&id=other:gpt-4o", "/v1/compare?id=a",
        "/v1/compare?id=openai/gpt-4o&id=nobody:x", "/v1/compare?id=a&id=", "/v1/compare?id=a&id=a",
        "/v1/compare?" + (0..<21).map { "id=\($0)" }.joined(separator: "&"), "/v1/resolve?id=gpt-4o",
        "/v1/resolve?id=gpt-5p&at=2024-07-01", "/v1/resolve?id=gpt-4o&at=soon", "/v1/resolve",
        "/v1/resolve?id=" + String(repeating: "a", count: 301), "/v1/models", "/v1/models?q=gpt&limit=1",
        "/v1/models?q=a&q=b", "/v1/models?cursor=xyz", "/v1/models/openai/gpt-4o", "/v1/models/openai%2Fgpt-4o",
        "/v1/models/openai/gpt-4p", "/v1/models/openai/gpt-4o?x=1", "/v1/models/openai/gpt-4o?as_of=2026-01-01",
        "/v1/models/", "/v1/offers", "/v1/offers?needs=vision", "/v1/offers/host:a%2Fb", "/v1/offers/host:100%",
        "/v1/offers/%ff", "/v1/offers?as_of=2026-01-01", "/v1/providers", "/v1/providers/host", "/v1/providers/opnai",
        "/v1/catalog", "/v1/catalog?as_of=yesterday", "/v1/sources", "/v1/sources?x=1&y=2", "/v1/changes",
        "/v1/changes?since=1", "/v1/changes?since=soon", "/feeds/catalog.json", "/feeds/catalog.csv?x=1",
        "/feeds/catalog.csv", "/feeds/catalog.sqlite", "/feeds/catalog.schema.json", "/feeds/catalog.csv-metadata.json",
        "/feeds/providers/host.json", "/feeds/providers/opnai.json", "/feeds/providers/.json",
        "/v1/offers/" + String(repeating: "a", count: 8_200),
    ]

    /// A request as it is sent.
    private struct Sent {
        var text: String
        var hasBody: Bool
        /// The number of times that it is sent; at the third time, a reply comes from the cache.
        var count: Int

        init(_ method: String, _ target: String, _ headers: [String] = [], body: String? = nil, count: Int = 1) {
            let length = body.map { ["Content-Length: \($0.utf8.count)"] } ?? []
            text =
                (["\(method) \(target) HTTP/1.1", "Host: test"] + headers + length + ["", body ?? ""])
                .joined(separator: "\r\n")
            hasBody = method != "HEAD"
            self.count = count
        }
    }

    private static let requests: [Sent] =
        targets.flatMap { target in
            [
                Sent("GET", target, count: 3), Sent("GET", target, ["Accept-Encoding: gzip"], count: 2),
                Sent("GET", target, ["If-None-Match: *"]), Sent("HEAD", target), Sent("OPTIONS", target),
                Sent("DELETE", target),
            ]
        }
        + ["/v1/cheapest", "/v1/cost", "/v1/compare", "/v1/route?for=json", "/v1/models", "/nowhere"].flatMap { path in
            [
                "", "{}", "[1]", #"{"input_tokens":5}"#, #"{"id":"openai/gpt-4o"}"#, #"{"id":["a","b"]}"#, "id=a&x=1",
                #"{"as_of":"2026-01-01"}"#, #"{"id":"nobody:x","as_of":"2020-01-01"}"#,
            ].map { Sent("POST", path, body: $0) } + [
                Sent("POST", path), Sent("POST", path, ["Content-Type: image/png"], body: "x"),
            ]
        }

    /// Requests with a wrong token, with the right one, and without one.
    private static let authorized = targets.flatMap { target in
        [
            Sent("GET", target), Sent("GET", target, ["Authorization: Bearer secret"], count: 3),
            Sent("GET", target, ["Authorization: Bearer wrong"]), Sent("OPTIONS", target),
        ]
    }

    private static func served() throws -> ServedCatalog {
        try TestServer.catalog { moment in
            moment < Timestamp(seconds: 1_700_000_000) ? nil : try TestServer.index(version: "earlier")
        }
    }

    private static func responses(
        to requests: [Sent], of catalog: ServedCatalog, token: String? = nil, isQuick: Bool
    ) async throws -> [[Answered]] {
        let responses = Recorded<[Answered]>()
        try await TestServer.serving(catalog, token: token, isQuick: isQuick) { client in
            for request in requests {
                var answered: [Answered] = []
                for _ in 0..<request.count {
                    answered.append(try #require(try await client.send(request.text, hasBody: request.hasBody)))
                }
                responses.add(answered)
            }
        }
        return responses.values
    }

    private static func compare(
        _ requests: [Sent], token: String? = nil, statuses: Set<Int>, of catalog: () throws -> ServedCatalog
    ) async throws {
        let quick = try await responses(to: requests, of: try catalog(), token: token, isQuick: true)
        let plain = try await responses(to: requests, of: try catalog(), token: token, isQuick: false)
        try #require(quick.count == requests.count && plain.count == requests.count)
        for (index, request) in requests.enumerated() {
            #expect(plain[index].allSatisfy { $0 == plain[index][0] }, "\(request.text)")
            #expect(quick[index] == plain[index], "\(request.text)")
        }
        // The requests are not all refused for the same reason.
        #expect(Set(plain.flatMap { $0.map(\.status) }) == statuses)
    }

    @Test func `are byte for byte the answers of the plain way`() async throws {
        try await Self.compare(Self.requests, statuses: [200, 204, 304, 400, 404, 405, 414, 415], of: Self.served)
    }

    @Test func `ask for the token as the plain way does`() async throws {
        try await Self.compare(
            Self.authorized, token: "secret", statuses: [200, 204, 400, 401, 404, 405, 414], of: Self.served)
    }

    @Test func `are the answers of the plain way without a catalog`() async throws {
        let requests = Self.targets.map { Sent("GET", $0) } + [Sent("POST", "/v1/cost", body: #"{"id":"a"}"#)]
        try await Self.compare(requests, statuses: [200, 400, 404, 405, 414, 503]) {
            ServedCatalog(now: { TestServer.now }, history: { _ in nil }, copying: TestServer.databaseCopy)
        }
    }

    @Test func `keep the order of requests that arrive together`() async throws {
        let stream =
            Self.requests.map(\.text).joined()
            + "GET /healthz HTTP/1.1\r\nHost: test\r\nConnection: close\r\n\r\n"
        let responses = Recorded<[UInt8]?>()
        for isQuick in [true, false] {
            try await TestServer.serving(try Self.served(), isQuick: isQuick) { client in
                responses.add(try await client.readToEnd(stream))
            }
        }
        let (quick, plain) = (try #require(responses.values[0]), try #require(responses.values[1]))
        #expect(String(decoding: plain, as: UTF8.self).split(separator: "\r\nDate: ").count == Self.requests.count + 2)
        #expect(quick == plain)
    }

    @Test func `leave the connection idle, so that it is closed in time`() async throws {
        let times = ConnectionGuard.Times(head: .seconds(2), tick: .milliseconds(50))
        try await TestServer.serving(try TestServer.catalog(), times: times) { client in
            let start = ContinuousClock.now
            let bytes = try await client.readToEnd("GET /v1/cheapest HTTP/1.1\r\nHost: test\r\n\r\n")
            #expect(bytes?.starts(with: "HTTP/1.1 200 OK\r\n".utf8) == true)
            #expect(ContinuousClock.now - start < .seconds(30))
        }
    }
}
