import Tariff
import Testing

@testable import Ingest

/// The rules of fetching that need no network.
@Suite struct FetchRuleTests {
    private static func address(_ text: String) throws -> WebAddress { try #require(WebAddress(text)) }

    @Test(arguments: [
        ("https://a.example/list", "http://a.example/list"), ("https://a.example/list", "//b.example:80/list"),
    ])
    func `a redirect to http is refused where the definition asks for https`(home: String, target: String) throws {
        let home = try Self.address(home)
        let request = PageRequest(home: home, fetching: SourceFetching(), key: "")
        let response = Transfer.Response(status: 301, headers: ["location": target], body: [])
        let next = try #require(try request.redirect(of: response, from: home))
        if next.scheme == "http" {
            #expect(throws: FetchFailure.insecure(place: "http://a.example/list")) {
                try request.check(next, hasProxy: false)
            }
        } else {
            // An address without a scheme gets that of the previous page.
            #expect(next.scheme == "https")
        }
    }

    @Test func `a key goes to the server of the definition and to no other`() throws {
        let home = try Self.address("https://a.example/list")
        let request = PageRequest(home: home, fetching: SourceFetching(), key: "secret")
        for (place, isSent) in [
            ("https://a.example/page?2", true), ("https://A.EXAMPLE:443/", true), ("http://a.example/list", false),
            ("https://a.example:444/list", false), ("https://b.a.example/", false), ("https://a.example.evil/", false),
        ] {
            let headers = request.headers(for: try Self.address(place), known: Validators())
            #expect(headers.contains("Authorization: Bearer secret") == isSent, "\(place)")
        }
    }

    @Test(arguments: [
        "0.0.0.0", "10.0.0.1", "100.64.0.1", "127.0.0.1", "127.255.255.255", "169.254.169.254", "172.16.0.1",
        "172.31.255.255",
        "192.168.1.1", "224.0.0.1", "255.255.255.255", "168.63.129.16", "::", "::1", "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "fe80::1", "fe80::1%eth0", "fc00::1", "fd12::1", "ff02::1", "64:ff9b::7f00:1", "2002:7f00:1::", "2001:db8::1",
        "[::1]", "::127.0.0.1", "fec0::1", "2001::1",
    ])
    func `an address is not public`(text: String) throws {
        #expect(!(try #require(IPAddress(text)).isPublic))
    }

    @Test(arguments: [
        "1.1.1.1", "8.8.8.8", "100.63.255.255", "100.128.0.1", "172.15.0.1", "172.32.0.1", "192.169.0.1",
        "223.255.255.255",
        "2606:4700::1111", "2a00:1450:4001:81b::200e", "::ffff:8.8.8.8", "64:ff9b::808:808", "2002:808:808::",
    ])
    func `an address is public`(text: String) throws {
        #expect(try #require(IPAddress(text)).isPublic)
    }

    @Test(arguments: [
        ("120", 120 as Int64?), ("0", 0), ("99999999999999999999", 86_400), ("Wed, 05 Aug 2026 03:17:00 GMT", 120),
        ("Wed, 05 Aug 2026 03:00:00 GMT", 0), ("soon", nil), ("", nil), ("-5", nil), ("1.5", nil), (nil, nil),
    ])
    func `a server says how long it wants to be left alone`(text: String?, seconds: Int64?) {
        #expect(RetryAfter.seconds(text, date: "Wed, 05 Aug 2026 03:15:00 GMT", now: 0) == seconds)
    }

    @Test(arguments: [
        "ftp://a.example/", "file:///etc/passwd", "https://user@a.example/", "https://user:word@a.example/", "https://",
        "list",
        "https://a.example/a b", "https://a.example/\u{7F}", "javascript:alert(1)",
    ])
    func `what is no web address is none`(text: String) {
        #expect(WebAddress(text) == nil)
    }

    @Test func `no sentence tells the query of an address`() throws {
        let home = try Self.address("http://a.example/list?token=secret")
        let request = PageRequest(home: home, fetching: SourceFetching(), key: "")
        #expect(throws: FetchFailure.insecure(place: "http://a.example/list")) {
            try request.check(home, hasProxy: false)
        }
    }
}
