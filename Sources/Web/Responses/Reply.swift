import HTTPTypes
import NIOCore
import Tariff

/// An answer in memory with its entity tag, from which the responses to all requests for it are made.
struct Reply: Sendable {
    /// The longest time for which a client may store an answer, in seconds.
    static let longestAge: Int64 = 60

    /// A body in one content coding.
    struct Form: Sendable {
        let representation: Representation
        let body: ByteBuffer
    }

    /// The first time at which the answer may differ; nil if only another catalog changes it.
    let validUntil: Timestamp?
    /// The time at which the answer was computed.
    let madeAt: Timestamp
    private let plain: Form
    private let contentType: String

    /// The smallest body that is compressed; compressing a smaller one saves no packet.
    private static let leastToCompress = 1_000

    /// Creates a reply.
    ///
    /// - Parameters:
    ///   - answer: the body, and the time until which it is valid.
    ///   - contentType: the media type.
    ///   - isCacheable: true if clients and caches may store the reply.
    ///   - version: the version of the catalog; empty if there is none.
    ///   - madeAt: the current time.
    init(_ answer: Answer, contentType: String, isCacheable: Bool, version: String, madeAt: Timestamp) {
        self.contentType = contentType
        self.madeAt = madeAt
        validUntil = answer.validUntil
        plain = Form(
            representation: Representation(
                etag: isCacheable ? "\"\(version.prefix(12))-\(BodyHash.text(of: answer.bytes))\"" : nil,
                contentType: contentType, length: answer.bytes.count,
                age: Self.age(at: madeAt, until: answer.validUntil)
            ),
            body: ByteBuffer(bytes: answer.bytes))
    }

    /// True if clients and caches may store the reply.
    var isCacheable: Bool { plain.representation.etag != nil }

    /// The size of the body, in bytes.
    var bodySize: Int { plain.body.readableBytes }

    /// Returns the response to a request: the reply, its head alone, or the confirmation that nothing changed.
    func response(to request: HTTPRequest, at now: Timestamp) -> BufferedResponse {
        response(to: request, at: now, compressed: compressed)
    }

    /// Returns the response to a request, whose compressed form another function returns.
    func response(to request: HTTPRequest, at now: Timestamp, compressed: () -> Form?) -> BufferedResponse {
        let mayCompress = bodySize >= Self.leastToCompress && RequestHeaders.acceptsGzip(request)
        let form = mayCompress ? compressed() ?? plain : plain
        let age = validUntil.map { _ in Self.age(at: now, until: validUntil) }
        let (head, hasBody) = form.representation.head(for: request, age: age)
        return BufferedResponse(head: head, body: hasBody ? form.body : nil)
    }

    /// Returns the reply compressed with gzip, or nil if there is no memory for it.
    func compressed() -> Form? {
        guard let body = try? Gzip.compress(plain.body.readableBytesView) else { return nil }
        return Form(
            representation: Representation(
                etag: plain.representation.etag.map { $0.dropLast() + "-gzip\"" }, contentType: contentType,
                length: body.readableBytes, encoding: "gzip", age: Self.age(at: madeAt, until: validUntil)),
            body: body)
    }

    private static func age(at now: Timestamp, until end: Timestamp?) -> Int64 {
        min(longestAge, max(0, (end?.seconds ?? .max) - now.seconds))
    }
}
