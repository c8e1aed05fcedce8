import TestSupport
import Testing

/// A fault of a server or network when a document is fetched for the second time, with the expected outcome.
struct FetchPlay: Sendable, CustomTestStringConvertible {
    let name: String
    let part: Part
    /// Additional keys of the source's definition.
    var lines: [String] = []
    /// The status in the summary.
    var status = "failed"
    /// A part of the error message; nil if there is no error.
    var says: String?
    var code: Int32 = 3
    /// True if the document is archived.
    var isKept = false
    /// The number of requests to the server.
    var requests = 1

    var testDescription: String { name }

    private static let list = Array(SampleLists.samples.files["openrouter.json", default: ""].utf8)
    private static let page = Array("<!doctype html><title>Sign in</title>".utf8)

    private static func encoded(_ encoding: String, _ body: [UInt8]) -> Part {
        .status(200, ["Content-Encoding": encoding], body)
    }

    /// The same document, delivered correctly.
    private static func good(_ name: String, _ part: Part, requests: Int = 1, _ lines: String...) -> FetchPlay {
        FetchPlay(name: name, part: part, lines: lines, status: "unchanged", code: 0, isKept: true, requests: requests)
    }

    private static func bad(
        _ name: String, _ part: Part, _ says: String, requests: Int = 1, _ lines: String...
    ) -> FetchPlay {
        FetchPlay(name: name, part: part, lines: lines, says: says, requests: requests)
    }

    /// All scenarios; each starts with a stored document with the tag `"1"`.
    static let all: [FetchPlay] = [
        good("the same tag", .document("", etag: "\"1\"")),
        good("another tag and the same bytes", .status(200, ["ETag": "\"2\""], list)),
        good("no tag at all", .status(200, [:], list)),
        good("gzip", encoded("gzip", Packed.gzip(list))),
        good("br", encoded("br", Packed.brotli(list))),
        good("zstd", encoded("zstd", Packed.zstd(list))),
        good(
            "429 that asks for a second", .inTurn(.status(429, ["Retry-After": "1"]), .status(200, [:], list)),
            requests: 2, "retries: 1"),
        good("503 without a word", .inTurn(.status(503), .status(200, [:], list)), requests: 2, "retries: 1"),
        good("a connection that is cut once", .inTurn(.hangsUp, .status(200, [:], list)), requests: 2, "retries: 1"),
        bad(
            "an encoding that is damaged", encoded("gzip", Array("no gzip".utf8)),
            "compressed in a way that cannot be undone"),
        bad(
            "a bomb", encoded("zstd", Packed.bomb(blanks: 64 << 20)), "larger than 1000000 bytes", "max_bytes: 1000000"),
        bad(
            "a long body", .status(200, [:], [UInt8](repeating: 0x20, count: 1_000_001)), "larger than 1000000 bytes",
            "max_bytes: 1000000"),
        bad("a body without end", .neverEnds, "larger than 1000000 bytes", "max_bytes: 1000000"),
        bad("a body that stalls", .stalls, "stalled", "timeout: 2"),
        bad("a body that drips", .drips, "within 1 s", "timeout: 1"),
        bad(
            "a body that is shorter than promised", .promises(100_000, writes: "{\"data\":["),
            "ended the connection after 9 bytes"),
        // The transfer itself succeeded, so the document is in the archive.
        FetchPlay(
            name: "a body that is longer than promised",
            part: .promises(9, writes: String(decoding: list, as: UTF8.self)),
            says: "JSON", isKept: true),
        bad("a connection that is cut", .hangsUp, "ended the connection after 0 bytes"),
        bad("redirects in a circle", .redirect(to: "/openrouter.json"), "redirects more than 5 times", requests: 6),
        bad("a redirect to nowhere", .status(302), "status 302"),
        bad("a redirect to a file", .redirect(to: "file:///etc/passwd"), "status 302"),
        bad("a redirect with a password", .redirect(to: "https://user:secret@example.com/"), "status 302"),
        bad(
            "429 that asks for an hour", .status(429, ["Retry-After": "3600"]),
            "asked too often (429) and asks to wait 3600 s", "retries: 2"),
        bad(
            "429 again and again", .status(429, ["Retry-After": "0"]), "asked too often (429)", requests: 2,
            "retries: 1"),
        bad("503 again and again", .status(503), "cannot answer now (503)", requests: 2, "retries: 1"),
        bad("404", .status(404, [:], page), "has no such document any more (404)", "retries: 2"),
        bad(
            "401", .status(401, [:], Array("{\"error\":\"wrong key sk-123\"}".utf8)), "refuses the request (401)",
            "retries: 2"),
        bad("a page for people", .status(200, ["Content-Type": "text/html"], page), "a web page instead of data"),
        bad("the portal of a network", .portal, "a web page instead of data", requests: 2),
        bad("a network that wants a sign-in", .status(511, [:], page), "wants a sign-in"),
        bad("nothing, and all is well", .status(200), "with nothing"),
        bad("blanks, and all is well", .status(200, [:], Array(" \r\n\t".utf8)), "with nothing"),
        bad("no HTTP", Part { _, _, connection in connection.write("hello\r\n\r\n") }, "cannot be reached"),
    ]
}

extension Part {
    /// Sends single bytes at intervals too short to count as a stall.
    static let drips = Part { _, _, connection in
        connection.write(head(200, ["Content-Length": "100000"]))
        while connection.write(" ") { connection.pause(milliseconds: 50) }
    }

    /// Redirects to a sign-in page.
    static let portal = Part { request, number, connection in
        let part: Part =
            request.target.hasSuffix("sign-in")
            ? .status(200, [:], Array("<html>Welcome to our network".utf8)) : .redirect(to: request.target + "?sign-in")
        part.answer(request, number, connection)
    }
}
