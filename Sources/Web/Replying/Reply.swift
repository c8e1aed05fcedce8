import HTTPTypes
import Hummingbird
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
    private let etag: String
    private let contentType: String
    private let isCacheable: Bool
    /// The first moment at which the answer may be another one.
    private let validUntil: Timestamp?
    private let madeAt: Timestamp
    private let plainHeaders: HTTPFields
    private let compressed: Mutex<Compressed?>

    private struct Compressed {
        var body: ByteBuffer
        var headers: HTTPFields
        var etag: String
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
        etag = isCacheable ? "\"\(version.prefix(12))-\(BodyHash.text(of: bytes))\"" : ""
        self.contentType = contentType
        self.isCacheable = isCacheable
        self.validUntil = validUntil
        self.madeAt = madeAt
        compressed = Mutex(nil)
        plainHeaders = Self.headers(
            etag: etag, contentType: contentType, length: body.readableBytes, encoding: nil,
            age: isCacheable ? Self.age(at: madeAt, until: validUntil) : nil)
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
    func response(to request: Request, at now: Timestamp) -> Response {
        var (body, headers, etag) = (body, plainHeaders, etag)
        if body.readableBytes >= Self.leastToCompress,
            let accepted = request.headers[.acceptEncoding], AcceptedEncoding.acceptsGzip(accepted),
            let smaller = gzipped()
        {
            (body, headers, etag) = (smaller.body, smaller.headers, smaller.etag)
        }
        if isCacheable {
            let age = Self.age(at: now, until: validUntil)
            if age < Self.longestAge { headers[.cacheControl] = "public, max-age=\(age)" }
            if let condition = request.headers[.ifNoneMatch], EntityTags.matches(condition, etag) {
                headers[.contentLength] = nil
                headers[.contentType] = nil
                return Response(status: .notModified, headers: headers)
            }
        }
        if request.method == .head { return Response(status: .ok, headers: headers) }
        return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: body))
    }

    private func gzipped() -> Compressed? {
        compressed.withLock { kept in
            if let kept { return kept }
            guard let smaller = Gzip.compress(body.readableBytesView) else { return nil }
            let tag = isCacheable ? etag.dropLast() + "-gzip\"" : ""
            let made = Compressed(
                body: smaller,
                headers: Self.headers(
                    etag: String(tag), contentType: contentType, length: smaller.readableBytes, encoding: "gzip",
                    age: isCacheable ? Self.age(at: madeAt, until: validUntil) : nil), etag: String(tag))
            kept = made
            return made
        }
    }

    private static func age(at now: Timestamp, until end: Timestamp?) -> Int64 {
        min(longestAge, max(0, (end?.seconds ?? .max) - now.seconds))
    }

    private static func headers(
        etag: String, contentType: String, length: Int, encoding: String?, age: Int64?
    ) -> HTTPFields {
        var headers = StandardHeaders.all
        headers[.contentType] = contentType
        headers[.contentLength] = String(length)
        if let age {
            headers[.eTag] = etag
            headers[.cacheControl] = "public, max-age=\(age)"
        } else {
            headers[.cacheControl] = "no-store"
        }
        headers[.vary] = "Accept-Encoding"
        if let encoding { headers[.contentEncoding] = encoding }
        return headers
    }
}
