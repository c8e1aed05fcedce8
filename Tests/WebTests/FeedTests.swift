import Foundation
import Tariff
import Testing

@testable import Web

@Suite struct `Feeds over HTTP` {
    @Test(arguments: [
        ("/feeds/catalog.json", "/feeds/catalog.schema.json"),
        ("/feeds/catalog.csv", "/feeds/catalog.csv-metadata.json"),
        ("/feeds/providers/host.json", "/feeds/catalog.schema.json"),
    ])
    func `name their schema, and are compressed only for clients that accept it`(
        target: String, schema: String
    ) async throws {
        try await TestServer.serving { client in
            let plain = try #require(try await client.ask("GET", target))
            let packed = try #require(try await client.ask("GET", target, ["Accept-Encoding": "gzip"]))
            #expect(plain.status == 200 && packed.status == 200)
            #expect(plain.headers["link"] == "<\(schema)>; rel=\"describedby\"")
            #expect(plain.headers["content-encoding"] == nil && packed.headers["content-encoding"] == "gzip")
            #expect(plain.headers["content-length"] == "\(plain.body.count)")
            #expect(plain.headers["etag"] != packed.headers["etag"])
            #expect(packed.body.count < plain.body.count)
            for (answered, encoding) in [(plain, "identity"), (packed, "gzip")] {
                let headers = ["Accept-Encoding": encoding, "If-None-Match": answered.headers["etag"] ?? ""]
                #expect(try await client.ask("GET", target, headers)?.status == 304)
                let head = try await client.ask("HEAD", target, ["Accept-Encoding": encoding])
                #expect(head?.headers["content-length"] == "\(answered.body.count)")
            }
        }
    }

    @Test func `the database comes whole, and a publication makes another copy`() async throws {
        let catalog = try TestServer.catalog()
        try await TestServer.serving(catalog) { client in
            let answered = try #require(try await client.ask("GET", "/feeds/catalog.sqlite"))
            #expect(answered.body == TestServer.databaseBytes)
            #expect(answered.headers["content-type"] == "application/vnd.sqlite3")
            let tag = try #require(answered.headers["etag"])
            let before = try #require(catalog.current)
            let first = try await catalog.databaseCopy(beside: before)
            #expect(first === (try await catalog.databaseCopy(beside: before)))
            catalog.publish(try TestServer.index(version: "next"), sources: TestServer.sources)
            let after = try #require(catalog.current)
            #expect(first !== (try await catalog.databaseCopy(beside: after)))
            // The same bytes keep their tag.
            #expect(try await client.ask("GET", "/feeds/catalog.sqlite", ["If-None-Match": tag])?.status == 304)
        }
    }

    @Test func `a feed is written once for a version, and again for the next`() async throws {
        let catalog = try TestServer.catalog()
        let first = try #require(catalog.current)
        catalog.publish(try TestServer.index(), sources: TestServer.sources)
        #expect(catalog.current?.feeds === first.feeds)
        catalog.publish(try TestServer.index(version: "next"), sources: TestServer.sources)
        #expect(catalog.current?.feeds !== first.feeds)
    }

    @Test func `a slow value is computed once for all who need it, and the least recently used one is evicted`()
        async throws
    {
        let made = Recorded<Timestamp>()
        let memo = BlockingMemo<String, Int>(capacity: 2)
        @Sendable func value(_ key: String) async throws -> Int {
            try await memo.value(for: key) {
                made.add(TestServer.now)
                return key.count
            }
        }
        try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 0..<8 { group.addTask { try await value("a") } }
            for try await length in group { #expect(length == 1) }
        }
        #expect(made.count == 1)
        _ = try await (value("bb"), value("a"), value("ccc"))
        #expect(made.count == 3)
        #expect(memo.cachedValue(for: "a") == 1)
        #expect(memo.cachedValue(for: "bb") == nil)
    }
}
