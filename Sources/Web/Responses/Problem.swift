import HTTPTypes
import NIOCore
import NIOHTTP1
import Query
import Tariff

/// What is told when a request cannot be answered: problem details of RFC 9457.
struct Problem: Error {
    /// The status of the response.
    var status: HTTPResponse.Status
    /// What kind of problem it is, the last part of its `type`.
    var kind: String
    /// The kind in words, the same at every occurrence.
    var title: String
    /// What is wrong here and what to do.
    var detail: String
    /// The words of the question that are wrong.
    var errors: QuestionError?
    /// Ids like the one that is unknown.
    var candidates: [String] = []
    /// Headers that belong to the status.
    var headers: [(HTTPField.Name, String)] = []

    /// The response to the request for a target.
    ///
    /// - Parameters:
    ///   - instance: the target; nil when it could not be read.
    ///   - hasBody: whether the body is sent.
    /// - Returns: what is sent.
    func response(instance: String?, hasBody: Bool = true) -> BufferedResponse {
        var fields = StandardHeaders.all
        fields[.contentType] = "application/problem+json"
        fields[.cacheControl] = "no-store"
        for (name, value) in headers { fields[name] = value }
        let bytes = json(instance: instance)
        fields[.contentLength] = String(bytes.count)
        return BufferedResponse(
            head: HTTPResponse(status: status, headerFields: fields), body: hasBody ? ByteBuffer(bytes: bytes) : nil)
    }

    private func json(instance: String?) -> [UInt8] {
        var json = JSONWriter()
        json.object { json in
            json.member("type", "/problems/\(kind)")
            json.member("title", title)
            json.member("status", Int64(status.code))
            json.member("detail", detail)
            if let instance { json.member("instance", String(instance.prefix(200))) }
            if let errors {
                json.key("errors")
                errors.write(to: &json)
            }
            if !candidates.isEmpty { json.member("candidates", candidates) }
        }
        return json.bytes
    }
}

/// The problems that exist.
extension Problem {
    /// A question whose words are wrong.
    static func badQuestion(_ error: QuestionError) -> Problem {
        Problem(
            status: .badRequest, kind: "bad-question", title: "The question cannot be understood",
            detail: error.problems.map(\.message).joined(separator: " "), errors: error)
    }

    /// A word of the question that is wrong.
    static func badWord(_ name: String, _ value: String, _ message: String) -> Problem {
        badQuestion(QuestionError([.init(name: name, value: String(value.prefix(200)), message: message)]))
    }

    /// A path that leads nowhere.
    static func noRoute(_ path: String) -> Problem {
        Problem(
            status: .notFound, kind: "no-such-path", title: "There is nothing at this path",
            detail: "Nothing is at “\(path.prefix(200))”; /openapi.json lists what there is.")
    }

    /// An id that nothing has.
    static func unknown(_ what: String, _ id: String, near: [String]) -> Problem {
        let hint = near.isEmpty ? "/v1/models and /v1/offers list what there is." : "The nearest are in candidates."
        return Problem(
            status: .notFound, kind: "unknown-id", title: "Nothing bears this id",
            detail: "There is no \(what) “\(id.prefix(200))”. \(hint)", candidates: near)
    }

    /// A moment before the first document.
    static func nothingKnown(_ moment: Timestamp) -> Problem {
        Problem(
            status: .notFound, kind: "nothing-known-yet", title: "Nothing was known yet",
            detail: "Nothing was known at \(moment): the first document is of a later date.")
    }

    /// A method that the path does not take.
    static func method(_ method: HTTPRequest.Method, allowed: String) -> Problem {
        Problem(
            status: .methodNotAllowed, kind: "method-not-allowed", title: "The path does not take this method",
            detail: "The method \(method.rawValue.prefix(40)) is not taken here; use \(allowed).",
            headers: [(.allow, allowed)])
    }

    /// A body that is too long.
    static func tooLarge(_ limit: Int) -> Problem {
        Problem(
            status: .contentTooLarge, kind: "body-too-large", title: "The body is too long",
            detail: "A body may have \(limit) bytes at most.", headers: [(.connection, "close")])
    }

    /// A target that is too long.
    static func targetTooLong(_ limit: Int) -> Problem {
        Problem(
            status: .uriTooLong, kind: "uri-too-long", title: "The address is too long",
            detail: "Path and query may have \(limit) bytes at most; POST /v1/cheapest takes the words in a body.")
    }

    /// A request without the token that the server asks for.
    static let unauthorized = Problem(
        status: .unauthorized, kind: "unauthorized", title: "A token is needed",
        detail: "Send the server's token as “Authorization: Bearer …”.",
        headers: [(.wwwAuthenticate, "Bearer realm=\"ratecard\"")])

    /// A server that has no catalog yet.
    static let noCatalog = Problem(
        status: .serviceUnavailable, kind: "no-catalog", title: "There is no catalog yet",
        detail: "The server has no catalog to answer from; it looks for one every few seconds.",
        headers: [(.retryAfter, "5")])

    /// A server that does so much already that it would not answer soon.
    static let busy = Problem(
        status: .serviceUnavailable, kind: "busy", title: "Too much is asked for at once",
        detail: "Too many catalogs of earlier moments are being made; ask again soon.",
        headers: [(.retryAfter, "2")])

    /// A body that is no JSON.
    static func mediaType(_ type: String) -> Problem {
        Problem(
            status: .unsupportedMediaType, kind: "unsupported-media-type",
            title: "The body is of a type that is not read",
            detail: "“\(type.prefix(100))” is not read here; send application/json.",
            headers: [(.accept, "application/json")])
    }

    /// A request that is no HTTP, or has too many headers.
    static func unparsed(_ error: HTTPParserError) -> Problem {
        let close: [(HTTPField.Name, String)] = [(.connection, "close")]
        switch error {
        case .headerOverflow:
            return Problem(
                status: .requestHeaderFieldsTooLarge, kind: "headers-too-large", title: "The headers are too long",
                detail: "Address and headers may have 64 KiB at most, 32 KiB each, and 100 lines.", headers: close)
        case .invalidMethod:
            return Problem(
                status: .notImplemented, kind: "unknown-method", title: "The method is not known",
                detail: "The method of the request is none of HTTP's; use GET.", headers: close)
        case .invalidVersion:
            return Problem(
                status: .httpVersionNotSupported, kind: "unknown-version", title: "The version of HTTP is not known",
                detail: "Speak HTTP/1.1.", headers: close)
        default:
            return Problem(
                status: .badRequest, kind: "no-http", title: "The request cannot be read",
                detail: "What was sent is no request of HTTP/1.1.", headers: close)
        }
    }

    /// A fault of ours; what went wrong stands in the log under the request's id.
    static func fault(_ requestID: String) -> Problem {
        Problem(
            status: .internalServerError, kind: "fault", title: "Something went wrong here",
            detail: "The fault is in the server's log under the request id \(requestID).")
    }
}
