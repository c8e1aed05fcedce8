import HTTPTypes
import Synchronization

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

    /// The same with what a body is and how it is encoded.
    ///
    /// Made once for each kind of body, because a header costs more to be put in its place than to be sent.
    static func ofBody(_ contentType: String, encoding: String?) -> HTTPFields {
        let kind = Kind(contentType: contentType, encoding: encoding)
        return ofKind.withLock { known in
            if let headers = known[kind] { return headers }
            var headers = all
            headers[.contentType] = contentType
            headers[.vary] = "Accept-Encoding"
            headers[.contentEncoding] = encoding
            known[kind] = headers
            return headers
        }
    }

    private struct Kind: Hashable {
        var contentType: String
        var encoding: String?
    }

    private static let ofKind = Mutex<[Kind: HTTPFields]>([:])
}
