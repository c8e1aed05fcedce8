import Ingest
import Synchronization
import Tariff
import TestSupport
import Testing

/// The fetcher beyond a single request: pages, concurrency, redirects, proxies.
@Suite struct FetcherTests {
    let server: LoopbackServer

    init() throws {
        server = try LoopbackServer()
    }

    private func source(_ url: String, _ change: (inout SourceFetching) -> Void = { _ in }) -> Source {
        var source = Source(id: "list", name: "List", url: url, licence: "none")
        source.fetching.allowsHTTP = true
        source.fetching.allowsPrivate = true
        source.fetching.retries = 0
        source.fetching.timeout = 600
        change(&source.fetching)
        return source
    }

    private func fetcher(_ environment: [String: String] = [:]) -> Fetcher {
        Fetcher(environment: environment, agent: "ratecard/test", backoff: .milliseconds(10))
    }

    private func text(_ document: FetchedDocument) -> String { String(decoding: document.bytes ?? [], as: UTF8.self) }

    // MARK: Pages

    @Test func `pages that name the next are put together`() async throws {
        server.play(
            "/links", .document(#"{"object":"list","data":[{"id":"a","price":1.50}],"links":{"next":"/links?page=2"}}"#)
        )
        server.play("/links?page=2", .document(#"{"data":[{"id":"b"}],"links":{"next":null}}"#))
        let links = try await fetcher().fetch(source(server.url("/links")) { $0.paging = .linksNext })
        #expect(links.pages == 2)
        #expect(text(links) == #"{"data":[{"id":"a","price":1.50},{"id":"b"}],"object":"list"}"#)

        server.play(
            "/retail", .document(#"{"Items":[1],"NextPageLink":"\#(server.url("/retail?$skip=1"))","Count":1}"#))
        server.play("/retail?$skip=1", .document(#"{"Items":[2],"NextPageLink":null,"Count":1}"#))
        let retail = try await fetcher().fetch(source(server.url("/retail")) { $0.paging = .nextPageLink })
        #expect(text(retail) == #"{"Items":[1,2]}"#)

        server.play("/models", .document(#"{"data":[{"id":"a"}],"has_more":true,"last_id":"a b"}"#))
        server.play("/models?after_id=a%20b", .document(#"{"data":[{"id":"c"}],"has_more":false,"last_id":"c"}"#))
        let models = try await fetcher().fetch(source(server.url("/models")) { $0.paging = .afterID })
        #expect(text(models) == #"{"data":[{"id":"a"},{"id":"c"}]}"#)
    }

    @Test(arguments: [
        (#"{"data":[1],"links":{"next":"/list"}}"#, "names an earlier page"),
        (#"{"data":[1],"links":{"next":7}}"#, "is no text"), (#"{"links":{"next":null}}"#, "no list is in it"),
        (#"{"data":[1],"links":{"next":"ftp://elsewhere/"}}"#, "the address of the next is none"),
        ("{", "it is not JSON"),
    ])
    func `pages that do not fit together are refused`(page: String, says: String) async throws {
        server.play("/list", .document(page))
        await #expect { try await fetcher().fetch(source(server.url("/list")) { $0.paging = .linksNext }) } throws: {
            "\($0)".contains(says)
        }
    }

    @Test func `a list without end is given up at its bound`() async throws {
        server.play(
            "/list",
            Part { request, number, connection in
                Part.document(#"{"data":[1],"links":{"next":"/list?page=\#(number)"}}"#).answer(
                    request, number, connection)
            })
        await #expect(throws: FetchFailure.endlessPages(limit: 4)) {
            try await fetcher().fetch(
                source(server.url("/list")) { ($0.paging, $0.maxPages) = (.linksNext, 4) })
        }
        #expect(server.requests.count == 4)
    }

    @Test func `all pages together keep within the bound of the document`() async throws {
        let items = String(repeating: "1,", count: 400) + "1"
        server.play("/list", .document(#"{"data":[\#(items)],"links":{"next":"/list?page=2"}}"#))
        server.play("/list?page=2", .document(#"{"data":[\#(items)]}"#))
        await #expect(throws: FetchFailure.self) {
            try await fetcher().fetch(source(server.url("/list")) { ($0.paging, $0.maxBytes) = (.linksNext, 1200) })
        }
    }

    // MARK: Concurrency

    @Test func `at most six are asked at once, and two of one host`() async throws {
        let inside = Mutex((now: [String: Int](), most: 0, mostOfHost: 0))
        server.play(
            "/list",
            Part { request, number, connection in
                let host = request.headers["host", default: ""]
                inside.withLock { inside in
                    inside.now[host, default: 0] += 1
                    inside.most = max(inside.most, inside.now.values.reduce(0, +))
                    inside.mostOfHost = max(inside.mostOfHost, inside.now[host, default: 0])
                }
                connection.pause(milliseconds: 60)
                inside.withLock { $0.now[host, default: 1] -= 1 }
                Part.document("[1]").answer(request, number, connection)
            })
        let fetcher = fetcher()
        // libcurl resolves every name below localhost to this machine.
        let sources = (0..<20).map { source("http://host\($0 % 5).localhost:\(server.port)/list") }
        let came = await withTaskGroup(of: Bool.self) { group in
            for source in sources { group.addTask { (try? await fetcher.fetch(source)) != nil } }
            return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
        }
        #expect(came == 20)
        let (most, mostOfHost) = inside.withLock { ($0.most, $0.mostOfHost) }
        #expect((2...6).contains(most))
        #expect((1...2).contains(mostOfHost))
    }

    @Test func `whoever is no longer waited for is given up`() async throws {
        server.play("/list", .stalls)
        let (fetcher, source) = (fetcher(), source(server.url("/list")))
        let failure = await withTaskGroup(of: FetchFailure?.self) { group in
            group.cancelAll()
            group.addTask {
                do throws(FetchFailure) { _ = try await fetcher.fetch(source) } catch { return error }
                return nil
            }
            return await group.next() ?? nil
        }
        #expect(failure == .cancelled)
    }

    // MARK: Redirects and proxies

    @Test(arguments: [301, 302, 303, 307, 308])
    func `a redirect is followed`(status: Int) async throws {
        server.play("/old", .redirect(status, to: "/new?x=1"))
        server.play("/new", .document("[1]"))
        #expect(text(try await fetcher().fetch(source(server.url("/old")))) == "[1]")
    }

    @Test(arguments: [
        ("http://prices.example/list", ["http_proxy"], true), ("http://prices.example/list", ["all_proxy"], true),
        ("http://prices.example/list", ["HTTP_PROXY"], false), ("http://prices.example/list", ["https_proxy"], false),
    ])
    func `a proxy is taken from the environment`(url: String, variables: [String], isTaken: Bool) async throws {
        server.play(url, .document("[1]"))
        let environment = Dictionary(uniqueKeysWithValues: variables.map { ($0, server.url("")) })
        let document = try? await fetcher(environment).fetch(source(url))
        #expect((document != nil) == isTaken)
        #expect(server.requests.map(\.target) == (isTaken ? [url] : []))
    }

    @Test(arguments: ["127.0.0.1", "*", "127.0.0.0/8", "example.com, 127.0.0.1"])
    func `no_proxy names what is asked directly`(exempt: String) async throws {
        server.play("/list", .document("[1]"))
        let environment = ["http_proxy": "http://127.0.0.1:1", "no_proxy": exempt]
        #expect(text(try await fetcher(environment).fetch(source(server.url("/list")))) == "[1]")
    }

    @Test func `https goes through a proxy as a tunnel, which may refuse`() async throws {
        let failure = await #expect(throws: FetchFailure.self) {
            try await fetcher(["https_proxy": server.url("")]).fetch(source("https://prices.example/list"))
        }
        #expect(server.requests.map(\.target) == ["prices.example:443"])
        #expect(failure?.description.contains("prices.example cannot be reached (the proxy answered 404)") == true)
    }
}
