import HTTPTypes
import NIOCore

extension BufferedResponse {
    /// Returns the bytes of the response with a `Date` header (RFC 9112, sections 4 and 5).
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
}
