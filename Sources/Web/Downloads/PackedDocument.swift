import HTTPTypes
import Hummingbird
import NIOCore

/// A large document that is kept compressed: sent as it is to whoever takes gzip, unpacked on the way to whoever does not.
final class PackedDocument: Sendable {
    private let packed: ByteBuffer
    private let forms: (plain: Representation, packed: Representation)

    /// How many bytes are unpacked at once.
    private static let piece = 1 << 17

    /// Compresses a document.
    ///
    /// - Throws: when zlib has no memory for it.
    init(_ bytes: [UInt8], contentType: String, version: String, schema: String) throws {
        let body = ByteBuffer(bytes: bytes)
        guard let packed = Gzip.compress(body.readableBytesView) else { throw GzipError.noMemory }
        // A copy of just that length: the buffer that was compressed into is as large as the worst case.
        self.packed = ByteBuffer(buffer: packed)
        let tag = "\(version.prefix(12))-\(BodyHash.text(of: bytes))"
        let age = Reply.longestAge
        forms = (
            Representation(
                etag: "\"\(tag)\"", contentType: contentType, length: bytes.count, age: age, schema: schema),
            Representation(
                etag: "\"\(tag)-gzip\"", contentType: contentType, length: packed.readableBytes, encoding: "gzip",
                age: age, schema: schema)
        )
    }

    /// The response to a request: whole, only its head, or the word that nothing changed.
    func response(to request: HTTPRequest) -> Response {
        if let accepted = request.headerFields[.acceptEncoding], AcceptedEncoding.acceptsGzip(accepted) {
            return forms.packed.response(to: request) { ResponseBody(byteBuffer: packed) }
        }
        return forms.plain.response(to: request) {
            ResponseBody { [packed] writer in
                var reader = try GzipReader(packed)
                while let piece = try reader.next(Self.piece) { try await writer.write(piece) }
                try await writer.finish(nil)
            }
        }
    }
}
