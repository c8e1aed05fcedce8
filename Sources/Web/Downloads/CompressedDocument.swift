import HTTPTypes
import Hummingbird
import NIOCore

/// A large document that is stored compressed.
///
/// It is sent as it is to clients that accept gzip, and decompressed while it is sent to others.
final class CompressedDocument: Sendable {
    private let compressed: ByteBuffer
    private let representations: (plain: Representation, compressed: Representation)

    /// The number of bytes that are decompressed at once.
    private static let chunkSize = 1 << 17

    /// Writes and compresses a feed.
    ///
    /// - Throws: if zlib has no memory for it.
    init(_ feed: Feed, version: String) throws(Gzip.Failure) {
        let bytes = feed.write()
        let body = try Gzip.compress(ByteBuffer(bytes: bytes).readableBytesView)
        // A copy of the exact size: the buffer that was compressed into is as large as the worst case.
        compressed = ByteBuffer(buffer: body)
        let tag = "\(version.prefix(12))-\(BodyHash.text(of: bytes))"
        let age = Reply.longestAge
        representations = (
            Representation(
                etag: "\"\(tag)\"", contentType: feed.contentType, length: bytes.count, age: age, schema: feed.schema),
            Representation(
                etag: "\"\(tag)-gzip\"", contentType: feed.contentType, length: body.readableBytes, encoding: "gzip",
                age: age, schema: feed.schema)
        )
    }

    /// Returns the response to a request: the document, its head alone, or the confirmation that nothing changed.
    func response(to request: HTTPRequest) -> Response {
        if RequestHeaders.acceptsGzip(request) {
            return representations.compressed.response(to: request) { ResponseBody(byteBuffer: compressed) }
        }
        return representations.plain.response(to: request) {
            ResponseBody { [compressed] writer in
                var reader = try GzipReader(compressed)
                while let chunk = try reader.next(Self.chunkSize) { try await writer.write(chunk) }
                try await writer.finish(nil)
            }
        }
    }
}
