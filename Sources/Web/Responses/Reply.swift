import HTTPTypes
import NIOCore
import Synchronization
import Tariff

/// An answer that is ready to be sent, as often as it holds: encoded, tagged, and compressed once somebody wants that.
final class Reply: Sendable {
    /// How long a client may keep an answer without asking again, in seconds.
    static let longestAge: Int64 = 60

    /// The place of the endpoint that answers.
    let route: Int
    private let body: ByteBuffer
    private let plain: Representation
    private let contentType: String
    /// The first moment at which the answer may be another one.
    private let validUntil: Timestamp?
    private let madeAt: Timestamp
    private let compressed: Mutex<Compressed?>

    private struct Compressed {
        var body: ByteBuffer
        var form: Representation
    }

    /// Below this a compressed body saves no packet.
    private static let leastToCompress = 1_000

    /// Makes a reply.
    ///
    /// - Parameters:
    ///   - bytes: the body.
    ///   - route: the place of the endpoint that answers.
    ///   - contentType: what the body is.
    ///   - isCacheable: whether anybody may keep it.
    ///   - version: the version of the catalog that it was made from; empty where there is none.
    ///   - validUntil: the first moment at which the answer may be another one; nil when only another catalog ends it.
    ///   - madeAt: now.
    init(
        _ bytes: [UInt8], route: Int, contentType: String, isCacheable: Bool, version: String,
        validUntil: Timestamp?, madeAt: Timestamp
    ) {
        self.route = route
        body = ByteBuffer(bytes: bytes)
        self.contentType = contentType
        self.validUntil = validUntil
        self.madeAt = madeAt
        compressed = Mutex(nil)
        plain = Representation(
            etag: isCacheable ? "\"\(version.prefix(12))-\(BodyHash.text(of: bytes))\"" : nil, contentType: contentType,
            length: bytes.count, age: Self.age(at: madeAt, until: validUntil))
    }

    /// How many bytes the reply keeps in memory, roughly.
    var byteCount: Int { body.readableBytes * 5 / 4 + 1_000 }

    /// Whether the reply may still be sent.
    ///
    /// One that is older than a client may keep it is made anew, so that ages of evidence do not stand still.
    func holds(at now: Timestamp) -> Bool {
        now >= madeAt && now.seconds - madeAt.seconds < Self.longestAge && validUntil.map { now < $0 } ?? true
    }

    /// The response to a request: whole, only its head, or the word that nothing changed.
    func response(to request: HTTPRequest, at now: Timestamp) -> BufferedResponse {
        let age = validUntil.map { _ in Self.age(at: now, until: validUntil) }
        if body.readableBytes >= Self.leastToCompress, let accepted = request.headerFields[.acceptEncoding],
            AcceptedEncoding.acceptsGzip(accepted), let smaller = gzipped()
        {
            let (head, hasBody) = smaller.form.head(for: request, age: age)
            return BufferedResponse(head: head, body: hasBody ? smaller.body : nil)
        }
        let (head, hasBody) = plain.head(for: request, age: age)
        return BufferedResponse(head: head, body: hasBody ? body : nil)
    }

    private func gzipped() -> Compressed? {
        compressed.withLock { kept in
            if let kept { return kept }
            guard let smaller = Gzip.compress(body.readableBytesView) else { return nil }
            let made = Compressed(
                body: smaller,
                form: Representation(
                    etag: plain.etag.map { $0.dropLast() + "-gzip\"" }, contentType: contentType,
                    length: smaller.readableBytes, encoding: "gzip", age: Self.age(at: madeAt, until: validUntil)))
            kept = made
            return made
        }
    }

    private static func age(at now: Timestamp, until end: Timestamp?) -> Int64 {
        min(longestAge, max(0, (end?.seconds ?? .max) - now.seconds))
    }
}
