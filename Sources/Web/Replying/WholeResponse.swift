import HTTPTypes
import Hummingbird
import NIOCore

/// A response whose body, if it has one, is in memory.
struct WholeResponse: Sendable {
    /// The status and the headers.
    var head: HTTPResponse
    /// The body; nil where none is sent.
    var body: ByteBuffer?

    /// The same for Hummingbird to send.
    var response: Response {
        Response(
            status: head.status, headers: head.headerFields,
            body: body.map { ResponseBody(byteBuffer: $0) } ?? ResponseBody())
    }
}
