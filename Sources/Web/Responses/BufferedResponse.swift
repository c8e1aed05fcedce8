import HTTPTypes
import Hummingbird
import NIOCore

/// A response whose body, if it has one, is in memory, and whose headers tell its length.
struct BufferedResponse: Sendable {
    /// The status and the headers.
    var head: HTTPResponse
    /// The body; nil where none is sent.
    var body: ByteBuffer?

    /// All bytes of the response (RFC 9112, sections 4 and 5).
    ///
    /// - Parameter date: the date that it bears.
    /// - Returns: the bytes.
    func bytes(date: String) -> ByteBuffer {
        var bytes = ByteBuffer()
        bytes.reserveCapacity(1_024 + (body?.readableBytes ?? 0))
        bytes.writeStaticString("HTTP/1.1 ")
        bytes.writeString(String(head.status.code))
        bytes.writeStaticString(" ")
        bytes.writeString(head.status.reasonPhrase)
        for field in head.headerFields {
            bytes.writeStaticString("\r\n")
            bytes.writeString(field.name.rawName)
            bytes.writeStaticString(": ")
            bytes.writeString(field.value)
        }
        bytes.writeStaticString("\r\nDate: ")
        bytes.writeString(date)
        bytes.writeStaticString("\r\n\r\n")
        if let body { bytes.writeImmutableBuffer(body) }
        return bytes
    }

    /// The same for Hummingbird to send.
    var response: Response {
        Response(
            status: head.status, headers: head.headerFields,
            body: body.map { ResponseBody(byteBuffer: $0) } ?? ResponseBody())
    }
}
