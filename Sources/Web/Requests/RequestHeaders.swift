import HTTPTypes

/// The headers of a request that choose among the forms of a response.
enum RequestHeaders {
    /// Returns true if `Accept-Encoding` names gzip or everything, with a weight above zero (RFC 9110, section 12.5.3).
    static func acceptsGzip(_ request: HTTPRequest) -> Bool {
        guard let header = request.headerFields[.acceptEncoding] else { return false }
        var acceptsAll = false
        for item in header.lowercased().split(separator: ",") {
            let parts = item.split(separator: ";").map { $0.filter { $0 != " " && $0 != "\t" } }
            guard let coding = parts.first, coding == "gzip" || coding == "x-gzip" || coding == "*" else { continue }
            let isRefused = parts.dropFirst().contains { weight in
                weight.hasPrefix("q=") && weight.dropFirst(2).allSatisfy { $0 == "0" || $0 == "." }
            }
            if coding != "*" { return !isRefused }
            acceptsAll = !isRefused
        }
        return acceptsAll
    }

    /// Returns true if `If-None-Match` lists an entity tag, or is `*` (RFC 9110, section 13.1.2).
    ///
    /// A weak tag matches by its text, because this condition compares weakly.
    static func hasCurrent(_ etag: String, _ request: HTTPRequest) -> Bool {
        guard let list = request.headerFields[.ifNoneMatch] else { return false }
        if list == etag { return true }
        for item in list.utf8.split(separator: UInt8(ascii: ",")) {
            var item = item.drop { $0 == 32 || $0 == 9 }
            while let last = item.last, last == 32 || last == 9 { item.removeLast() }
            if item.starts(with: "W/".utf8) { item = item.dropFirst(2) }
            if item.elementsEqual(etag.utf8) || item.elementsEqual("*".utf8) { return true }
        }
        return false
    }
}
