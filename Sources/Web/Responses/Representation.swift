import HTTPTypes
import Hummingbird

/// One form of an answer, plain or compressed, as far as headers tell.
struct Representation: Sendable {
    /// The strong entity tag, with its quotation marks; nil when nobody may keep the answer.
    let etag: String?
    /// The headers of a whole response.
    let headers: HTTPFields

    /// Describes a form.
    ///
    /// - Parameters:
    ///   - etag: the strong entity tag; nil when nobody may keep the answer.
    ///   - contentType: what the body is.
    ///   - length: how many bytes the body has.
    ///   - encoding: how the body is compressed; nil when it is not.
    ///   - age: how many seconds the answer may be kept.
    ///   - schema: the path of the schema that describes the body.
    init(
        etag: String?, contentType: String, length: Int, encoding: String? = nil, age: Int64 = 0, schema: String? = nil
    ) {
        self.etag = etag
        var headers = StandardHeaders.ofBody(contentType, encoding: encoding)
        headers.append(HTTPField(name: .contentLength, value: String(length)))
        if let schema, let link = StandardHeaders.link {
            headers.append(HTTPField(name: link, value: "<\(schema)>; rel=\"describedby\""))
        }
        if let etag { headers.append(HTTPField(name: .eTag, value: etag)) }
        let lifetime = etag == nil ? "no-store" : "public, max-age=\(age)"
        headers.append(HTTPField(name: .cacheControl, value: lifetime))
        self.headers = headers
    }

    /// The head of the response to a request, and whether the body belongs to it: not to one that asks for the head
    /// alone, nor to the word that nothing changed.
    ///
    /// - Parameters:
    ///   - request: what was asked.
    ///   - age: how many seconds the answer may be kept, where that is less than the headers say.
    /// - Returns: what is sent before the body.
    func head(for request: HTTPRequest, age: Int64? = nil) -> (head: HTTPResponse, hasBody: Bool) {
        var headers = headers
        if let age, etag != nil { headers[.cacheControl] = "public, max-age=\(age)" }
        if let etag, let condition = request.headerFields[.ifNoneMatch], EntityTags.matches(condition, etag) {
            headers[.contentLength] = nil
            headers[.contentType] = nil
            return (HTTPResponse(status: .notModified, headerFields: headers), false)
        }
        return (HTTPResponse(status: .ok, headerFields: headers), request.method != .head)
    }

    /// The response to a request whose body is written bit by bit, and made only where it is sent.
    func response(to request: HTTPRequest, body: () -> ResponseBody) -> Response {
        let (head, hasBody) = head(for: request)
        return Response(status: head.status, headers: head.headerFields, body: hasBody ? body() : .init())
    }
}
