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
    var response: Response {
        Response(
            status: head.status, headers: head.headerFields,
            body: body.map { ResponseBody(byteBuffer: $0) } ?? ResponseBody())
    }
}
