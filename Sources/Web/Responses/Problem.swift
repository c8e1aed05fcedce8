import HTTPTypes
import JSON
import NIOCore
import NIOHTTP1
import Query
import Tariff

/// The reason why a request cannot be answered, as problem details (RFC 9457).
struct Problem: Error {
    /// The status of the response.
    var status: HTTPResponse.Status
    /// The kind of problem, which is the last part of its `type`.
    var kind: String
    /// The kind as a text, the same at every occurrence.
    var title: String
    /// The reason in this case, and the remedy.
    var detail: String
    /// The parameters that are wrong.
    var errors: QuestionError?
    /// The ids that are similar to an unknown one.
    var candidates: [String] = []
    /// The headers that belong to the status.
    var headers: [(HTTPField.Name, String)] = []

    /// Returns the response to the request for a target, which is nil if it could not be read.
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

/// All kinds of problems.
extension Problem {
    /// The question has wrong parameters.
    static func badQuestion(_ error: QuestionError) -> Problem {
        Problem(
            status: .badRequest, kind: "bad-question", title: "The question cannot be understood",
            detail: error.problems.map(\.message).joined(separator: " "), errors: error)
    }

    /// A single parameter of the question is wrong.
    static func badWord(_ name: String, _ value: String, _ message: String) -> Problem {
        badQuestion(QuestionError([.init(name: name, value: String(value.prefix(200)), message: message)]))
    }

    /// Reads parameters, and turns an error about them into a problem.
    static func reading<Value>(_ read: () throws(QuestionError) -> Value) throws(Problem) -> Value {
        do throws(QuestionError) { return try read() } catch { throw .badQuestion(error) }
    }

    /// No endpoint has this path.
    static func noRoute(_ path: String) -> Problem {
        Problem(
            status: .notFound, kind: "no-such-path", title: "The path does not exist",
            detail: "The path “\(path.prefix(200))” does not exist; /openapi.json lists all paths.")
    }

    /// The catalog does not have this id.
    static func unknown(_ kind: String, _ id: String, near: [String]) -> Problem {
        let hint = near.isEmpty ? "/v1/models and /v1/offers list all ids." : "candidates lists the nearest ids."
        return Problem(
            status: .notFound, kind: "unknown-id", title: "The id is unknown",
            detail: "There is no \(kind) “\(id.prefix(200))”; \(hint)", candidates: near)
    }

    /// The question is about a time before the first document.
    static func nothingKnown(_ moment: Timestamp) -> Problem {
        Problem(
            status: .notFound, kind: "nothing-known-yet", title: "Nothing was known yet",
            detail: "Nothing was known at \(moment): the first document is of a later date.")
    }

    /// The path does not accept this method.
    static func method(_ method: HTTPRequest.Method, allowed: String) -> Problem {
        Problem(
            status: .methodNotAllowed, kind: "method-not-allowed", title: "The path does not accept this method",
            detail: "The method \(method.rawValue.prefix(40)) is not allowed for this path; use \(allowed).",
            headers: [(.allow, allowed)])
    }

    /// The body is too long.
    static func tooLarge(_ limit: Int) -> Problem {
        Problem(
            status: .contentTooLarge, kind: "body-too-large", title: "The body is too long",
            detail: "The body is longer than \(limit) bytes.", headers: [(.connection, "close")])
    }

    /// The path and the query are too long.
    static func targetTooLong(_ limit: Int) -> Problem {
        Problem(
            status: .uriTooLong, kind: "uri-too-long", title: "The address is too long",
            detail: "The path and the query are longer than \(limit) bytes; "
                + "POST /v1/cheapest accepts the same parameters in a body.")
    }

    /// The request does not carry the token of the server.
    static let unauthorized = Problem(
        status: .unauthorized, kind: "unauthorized", title: "A token is required",
        detail: "Send the token of the server as “Authorization: Bearer …”.",
        headers: [(.wwwAuthenticate, "Bearer realm=\"ratecard\"")])

    /// The server has no catalog yet.
    static let noCatalog = Problem(
        status: .serviceUnavailable, kind: "no-catalog", title: "There is no catalog yet",
        detail: "The server has no catalog to answer from; it looks for one every few seconds.",
        headers: [(.retryAfter, "5")])

    /// The server is busy with other requests of the same kind.
    static let busy = Problem(
        status: .serviceUnavailable, kind: "busy", title: "The server is busy",
        detail: "Too many requests wait for catalogs of earlier times; try again soon.",
        headers: [(.retryAfter, "2")])

    /// The body is not JSON.
    static func mediaType(_ type: String) -> Problem {
        Problem(
            status: .unsupportedMediaType, kind: "unsupported-media-type",
            title: "The media type of the body is not supported",
            detail: "The media type “\(type.prefix(100))” is not supported; send application/json.",
            headers: [(.accept, "application/json")])
    }

    /// The request is not HTTP, or has too many headers.
    static func unparsed(_ error: HTTPParserError) -> Problem {
        let close: [(HTTPField.Name, String)] = [(.connection, "close")]
        switch error {
        case .headerOverflow:
            return Problem(
                status: .requestHeaderFieldsTooLarge, kind: "headers-too-large", title: "The headers are too long",
                detail: "The address and the headers may have 64 KiB, 32 KiB each, and 100 lines.", headers: close)
        case .invalidMethod:
            return Problem(
                status: .notImplemented, kind: "unknown-method", title: "The method is unknown",
                detail: "The method of the request is not a method of HTTP; use GET.", headers: close)
        case .invalidVersion:
            return Problem(
                status: .httpVersionNotSupported, kind: "unknown-version", title: "The version of HTTP is unknown",
                detail: "Use HTTP/1.1.", headers: close)
        default:
            return Problem(
                status: .badRequest, kind: "no-http", title: "The request cannot be read",
                detail: "The bytes are not a request of HTTP/1.1.", headers: close)
        }
    }

    /// The server has an internal error, which the log contains under the id of the request.
    static func fault(_ requestID: String) -> Problem {
        Problem(
            status: .internalServerError, kind: "fault", title: "The server has an internal error",
            detail: "The log of the server contains the error under the request id \(requestID).")
    }
}
