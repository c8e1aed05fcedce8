import HTTPTypes

/// The headers of every response, whatever it says.
enum StandardHeaders {
    /// Where more is said about a body (RFC 8288).
    static let link = HTTPField.Name("Link")

    /// Any page may read the answers, no page may frame or sniff them, and nobody is told where a reader came from.
    static let all: HTTPFields = {
        var headers = HTTPFields()
        for (name, value) in [
            ("Access-Control-Allow-Origin", "*"),
            ("Access-Control-Expose-Headers", "ETag, Link"),
            ("X-Content-Type-Options", "nosniff"),
            ("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"),
            ("Referrer-Policy", "no-referrer"),
        ] {
            guard let name = HTTPField.Name(name) else { continue }
            headers.append(HTTPField(name: name, value: value))
        }
        return headers
    }()
}
