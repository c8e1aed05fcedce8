import Foundation
import Query
import Tariff
import Testing

@testable import Web

@Suite struct `Caching over HTTP` {
    private static let target = "/v1/offers"

    @Test(arguments: ["GET", "HEAD"])
    func `a current entity tag gets a 304 without a body`(method: String) async throws {
        try await TestServer.serving { client in
            for _ in 0..<2 {
                let whole = try #require(try await client.ask(method, Self.target))
                let tag = try #require(whole.headers["etag"])
                #expect(whole.status == 200)
                #expect(whole.body.isEmpty == (method == "HEAD"))
                #expect(!tag.hasPrefix("W/"))
                #expect(whole.headers["cache-control"] == "public, max-age=60")
                #expect(whole.headers["vary"] == "Accept-Encoding")
                for condition in [tag, "W/" + tag, "\"x\", \(tag)", "*"] {
                    let again = try #require(try await client.ask(method, Self.target, ["If-None-Match": condition]))
                    #expect(again.status == 304)
                    #expect(again.body.isEmpty)
                    #expect(again.headers["etag"] == tag)
                }
                #expect(try await client.ask(method, Self.target, ["If-None-Match": "\"x\""])?.status == 200)
            }
        }
    }

    @Test func `the compressed form has its own entity tag`() async throws {
        try await TestServer.serving { client in
            let plain = try #require(try await client.ask("GET", Self.target))
            for header in ["gzip", "br, gzip;q=0.5", "*"] {
                let smaller = try #require(try await client.ask("GET", Self.target, ["Accept-Encoding": header]))
                #expect(smaller.headers["content-encoding"] == "gzip")
                #expect(smaller.headers["etag"] != plain.headers["etag"])
                #expect(smaller.body.count < plain.body.count)
                #expect(Array(smaller.body.prefix(2)) == [0x1F, 0x8B])
            }
            for header in ["identity", "gzip;q=0", "br"] {
                let same = try #require(try await client.ask("GET", Self.target, ["Accept-Encoding": header]))
                #expect(same.headers["content-encoding"] == nil)
                #expect(same.body == plain.body)
            }
            // A short answer is not compressed.
            let short = try #require(try await client.ask("GET", "/v1/catalog", ["Accept-Encoding": "gzip"]))
            #expect(short.headers["content-encoding"] == nil)
        }
    }

    @Test func `no answer is cached past the time at which it changes`() async throws {
        let offer = try TestServer.index().offer(at: 0)
        var dated = offer
        dated.deprecatedAt = TestServer.now.adding(seconds: 20)
        let catalog = ServedCatalog(now: { TestServer.now }, history: { _ in nil }, copying: TestServer.databaseCopy)
        let index = CatalogIndex(
            Catalog(
                offers: [dated], providers: [Provider(id: "host", name: "Host", kind: .host)], readings: [], sources: []
            ),
            version: "v", sequence: 1, generatedAt: TestServer.now)
        catalog.publish(index, sources: [])
        try await TestServer.serving(catalog) { client in
            for target in ["/v1/cheapest", "/v1/offers", "/v1/offers/host:100%25", "/v1/route"] {
                let answered = try #require(try await client.ask("GET", target))
                #expect(answered.headers["cache-control"] == "public, max-age=20", "\(target)")
            }
        }
    }

    private static func reply() -> CachedReply {
        CachedReply(
            Reply(
                Answer(bytes: [1, 2, 3]), contentType: "text/plain", isCacheable: true, version: "v",
                madeAt: TestServer.now))
    }

    /// A cache of replies of the first publication.
    private static func cache(mostReplies: Int = 100) -> ReplyCache {
        let cache = ReplyCache(mostReplies: mostReplies, mostBytes: 1 << 20)
        #expect(cache.reply(to: "/", publication: 1, at: TestServer.now) == nil)
        return cache
    }

    @Test func `replies are bounded in number`() {
        let cache = Self.cache(mostReplies: 10)
        for number in 0..<1_000 {
            cache.store(Self.reply(), for: "\(number)", publication: 1, onlyIfRepeated: false)
        }
        let stored = (0..<1_000).filter { cache.reply(to: "\($0)", publication: 1, at: TestServer.now) != nil }
        #expect(stored.count <= 10)
        #expect(stored.last == 999)
        #expect(cache.reply(to: "999", publication: 1, at: TestServer.now.adding(seconds: 61)) == nil)
    }

    @Test func `a reply that is soon computed again is stored when it is requested for the second time`() {
        let cache = Self.cache()
        func store(_ target: String) {
            cache.store(Self.reply(), for: target, publication: 1, onlyIfRepeated: true)
        }
        store("/once")
        store("/twice")
        #expect(cache.reply(to: "/twice", publication: 1, at: TestServer.now) == nil)
        store("/twice")
        #expect(cache.reply(to: "/twice", publication: 1, at: TestServer.now) != nil)
        #expect(cache.reply(to: "/once", publication: 1, at: TestServer.now) == nil)
    }

    @Test func `replies of another publication are neither sent nor stored`() {
        let cache = Self.cache()
        cache.store(Self.reply(), for: "/a", publication: 1, onlyIfRepeated: false)
        #expect(cache.reply(to: "/a", publication: 2, at: TestServer.now) == nil)
        cache.store(Self.reply(), for: "/a", publication: 1, onlyIfRepeated: false)
        #expect(cache.reply(to: "/a", publication: 2, at: TestServer.now) == nil)
        cache.store(Self.reply(), for: "/a", publication: 2, onlyIfRepeated: false)
        #expect(cache.reply(to: "/a", publication: 2, at: TestServer.now) != nil)
    }
}
