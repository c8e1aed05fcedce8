/// The reason why a document could not be fetched, as a sentence with the host and no text from the server.
///
/// A server may repeat the key that it received, so no message contains a body or the query of an address.
package enum FetchFailure: Error, Sendable, Hashable, CustomStringConvertible {
    /// The address cannot be fetched.
    case badAddress(String)
    /// The address is not https.
    case insecure(place: String)
    /// The host is, or resolves to, an address that is not public.
    case notPublic(host: String, address: String)
    /// The host name cannot be resolved.
    case unresolved(host: String)
    /// No connection could be made.
    case unreachable(host: String, reason: String)
    /// The TLS handshake failed or the certificate is not trusted.
    case untrusted(host: String, reason: String)
    /// The transfer as a whole took too long.
    case timedOut(host: String, seconds: Int)
    /// No data arrived for too long.
    case stalled(host: String, seconds: Int)
    /// The connection closed before the document was complete.
    case cutOff(host: String, bytes: Int)
    /// The document is larger than the source's definition allows.
    case tooLarge(host: String, limit: Int)
    /// The content encoding is damaged or unknown.
    case undecodable(host: String)
    /// The server redirected too many times.
    case redirectedTooOften(host: String, count: Int)
    /// The status is not that of a document; with the number of seconds to wait if the server sent it.
    case status(Int, host: String, retryAfter: Int64?)
    /// The response is an HTML page instead of data.
    case webPage(host: String)
    /// The response is empty although its status reports success.
    case empty(host: String)
    /// The environment variable of the key is not set, or its value cannot be sent in a header.
    case noKey(variable: String)
    /// The document contains the key.
    case repeatsKey(host: String)
    /// A page of a list does not have the expected structure.
    case badPage(number: Int, reason: String)
    /// The list has more pages than the source's definition allows.
    case endlessPages(limit: Int)
    /// The fetch was cancelled.
    case cancelled

    /// The message for users.
    package var description: String {
        switch self {
        case .badAddress(let address): "\(address) cannot be fetched: correct the address in its definition."
        case .insecure(let place):
            "\(place) is not https: nothing was asked there. If that is meant, the source's definition says allow_http."
        case .notPublic(let host, let address):
            "\(host) is at \(address), which is no public address: nothing was asked there. If that is meant, the "
                + "source's definition says allow_private."
        case .unresolved(let host): "The name \(host) cannot be resolved: check your network connection."
        case .unreachable(let host, let reason): "\(host) cannot be reached (\(reason))."
        case .untrusted(let host, let reason): "\(host) cannot be trusted: TLS failed (\(reason))."
        case .timedOut(let host, let seconds): "\(host) did not deliver the document within \(seconds) s."
        case .stalled(let host, let seconds): "\(host) stalled: nothing came for \(seconds) s."
        case .cutOff(let host, let bytes):
            "\(host) ended the connection after \(bytes) bytes, before the document ended."
        case .tooLarge(let host, let limit): "The document of \(host) is larger than \(limit) bytes, its bound."
        case .undecodable(let host): "The document of \(host) is compressed in a way that cannot be undone."
        case .redirectedTooOften(let host, let count): "\(host) redirects more than \(count) times."
        case .status(let status, let host, let wait): Self.sentence(status, host, wait)
        case .webPage(let host):
            "\(host) answered with a web page instead of data: a sign-in, a block or the portal of a network."
        case .empty(let host): "\(host) answered that all is well, with nothing."
        case .noKey(let variable): "The key is missing: set the environment variable \(variable)."
        case .repeatsKey(let host): "The document of \(host) holds the key that it was asked with, and is not kept."
        case .badPage(let number, let reason): "Page \(number) of the list cannot be read: \(reason)."
        case .endlessPages(let limit): "The list has no end after \(limit) pages."
        case .cancelled: "The fetching was called off."
        }
    }

    /// True if the same request may succeed when it is repeated shortly.
    var isPassing: Bool {
        switch self {
        case .unresolved, .unreachable, .timedOut, .stalled, .cutOff: true
        case .status(let status, _, _): [408, 425, 429, 500, 502, 503, 504].contains(status)
        default: false
        }
    }

    /// The number of seconds that the server asks clients to wait.
    package var retryAfter: Int64? { if case .status(_, _, let wait) = self { wait } else { nil } }

    private static func sentence(_ status: Int, _ host: String, _ wait: Int64?) -> String {
        let again = wait.map { " and asks to wait \($0) s" } ?? ""
        return switch status {
        case 401, 403: "\(host) refuses the request (\(status)): check the source's key and whether it may be fetched."
        case 404, 410: "\(host) has no such document any more (\(status)): check the source's address."
        case 407: "The proxy refuses the request (407): check its user and password."
        case 429: "\(host) was asked too often (429)\(again)."
        case 511: "The network wants a sign-in before it lets anything through (511)."
        case 500...599: "\(host) cannot answer now (\(status))\(again)."
        default: "\(host) answered with status \(status), which is no document."
        }
    }
}
