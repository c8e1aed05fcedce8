import HTTPTypes
import Hummingbird
import NIOCore

/// A response whose body, if it has one, is in memory, and whose headers state its length.
struct BufferedResponse: Sendable {
    /// The status and the headers.
    var head: HTTPResponse
    /// The body; nil if none is sent.
    var body: ByteBuffer?

    /// The same response for Hummingbird.
    var response: Response { Response(head, body: body.map { ResponseBody(byteBuffer: $0) }) }
}

extension Response {
    /// Creates a response with exactly the headers of a head.
    ///
    /// Hummingbird adds a length of 0 to a head without a length. After a 304, that would be wrong.
    init(_ head: HTTPResponse, body: ResponseBody?) {
        self.init(status: head.status, headers: head.headerFields, body: body ?? ResponseBody())
        if head.headerFields[.contentLength] == nil { headers[.contentLength] = nil }
    }
}
