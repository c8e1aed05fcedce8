import HTTPTypes
import Hummingbird

/// The entity tag and the headers of a body in one content coding: plain or compressed.
struct Representation: Sendable {
    /// The strong entity tag, with its quotation marks; nil if the answer must not be stored.
    let etag: String?
    /// The headers of a response with the body.
    let headers: HTTPFields

    /// Creates the headers of a body.
    ///
    /// - Parameters:
    ///   - etag: the strong entity tag; nil if the answer must not be stored.
    ///   - contentType: the media type.
    ///   - length: the number of bytes.
    ///   - encoding: the content coding; nil if the body is not compressed.
    ///   - age: the number of seconds for which the answer may be stored.
    ///   - schema: the path of the schema of the body.
    init(
        etag: String?, contentType: String, length: Int, encoding: String? = nil, age: Int64 = 0, schema: String? = nil
    ) {
        self.etag = etag
        // Each name occurs once, so that fields are appended: looking for an earlier field takes longer.
        var headers = StandardHeaders.all
        headers.append(HTTPField(name: .contentType, value: contentType))
        headers.append(HTTPField(name: .vary, value: "Accept-Encoding"))
        if let encoding { headers.append(HTTPField(name: .contentEncoding, value: encoding)) }
        headers.append(HTTPField(name: .contentLength, value: String(length)))
        if let schema, let link = StandardHeaders.link {
            headers.append(HTTPField(name: link, value: "<\(schema)>; rel=\"describedby\""))
        }
        if let etag { headers.append(HTTPField(name: .eTag, value: etag)) }
        let lifetime = etag == nil ? "no-store" : "public, max-age=\(age)"
        headers.append(HTTPField(name: .cacheControl, value: lifetime))
        self.headers = headers
    }

    /// Returns the head of the response to a request, and true if the body follows.
    ///
    /// The body does not follow after HEAD, nor if the client has it already. The age is the number of seconds for which the
    /// answer may be stored, if it is less than the headers state.
    func head(for request: HTTPRequest, age: Int64? = nil) -> (head: HTTPResponse, hasBody: Bool) {
        var headers = headers
        if let age, etag != nil { headers[.cacheControl] = "public, max-age=\(age)" }
        if let etag, RequestHeaders.hasCurrent(etag, request) {
            headers[.contentLength] = nil
            headers[.contentType] = nil
            return (HTTPResponse(status: .notModified, headerFields: headers), false)
        }
        return (HTTPResponse(status: .ok, headerFields: headers), request.method != .head)
    }

    /// Returns the response to a request whose body is sent in chunks, and made only if it is sent.
    func response(to request: HTTPRequest, body: () -> ResponseBody) -> Response {
        let (head, hasBody) = head(for: request)
        return Response(
            status: head.status, headers: head.headerFields, body: hasBody ? body() : ResponseBody())
    }
}
