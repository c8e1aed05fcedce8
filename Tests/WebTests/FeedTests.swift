import Foundation
import Testing

@testable import Web

@Suite struct `Feeds over HTTP` {
    @Test(arguments: [
        ("/feeds/catalog.json", "/feeds/catalog.schema.json"),
        ("/feeds/catalog.csv", "/feeds/catalog.csv-metadata.json"),
        ("/feeds/providers/host.json", "/feeds/catalog.schema.json"),
    ])
    func `name their schema, and are packed only for who takes that`(target: String, schema: String) async throws {
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
            let first = try await catalog.databaseCopy()
            #expect(first === (try await catalog.databaseCopy()))
            catalog.publish(try TestServer.index(version: "next"), sources: TestServer.sources)
            #expect(first !== (try await catalog.databaseCopy()))
            // The same bytes keep their tag.
            #expect(try await client.ask("GET", "/feeds/catalog.sqlite", ["If-None-Match": tag])?.status == 304)
        }
    }

    @Test func `a feed is made once for a version`() async throws {
        let made = Made()
        let shelf = FeedShelf()
        let feed = Feed(name: "x", contentType: "text/plain", schema: "/s") {
            made.add(TestServer.now)
            return Array("feed".utf8)
        }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<8 { group.addTask { _ = try await shelf.document(feed, version: "v") } }
            try await group.waitForAll()
        }
        #expect(made.count == 1)
    }
}
