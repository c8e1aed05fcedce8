/// What an `Accept-Encoding` allows (RFC 9110, section 12.5.3).
enum AcceptedEncoding {
    /// Whether gzip is named, or everything is, with a weight above zero.
    static func acceptsGzip(_ header: String) -> Bool {
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
}
