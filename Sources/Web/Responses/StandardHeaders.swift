import HTTPTypes

/// The headers of every response.
enum StandardHeaders {
    /// The header that links a body to its schema (RFC 8288).
    static let link = HTTPField.Name("Link")

    /// The headers by which any page may read the answers, but not frame them, guess their type, or pass on a referrer.
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
