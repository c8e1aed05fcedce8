import HTTPTypes
import Synchronization
import Tariff

/// A reply that may be sent many times, and is compressed once, when a client first accepts that.
final class CachedReply: Sendable {
    private let reply: Reply
    private let compressed = Mutex<Reply.Form?>(nil)

    /// Creates a reply that may be cached.
    init(_ reply: Reply) { self.reply = reply }

    /// The approximate size in memory, in bytes.
    var byteCount: Int { reply.bodySize * 5 / 4 + 1_000 }

    /// Returns true if the reply may still be sent.
    ///
    /// A reply that is older than clients may store it is computed again, so that the ages of evidence do not stand still.
    func isValid(at now: Timestamp) -> Bool {
        now >= reply.madeAt && now.seconds - reply.madeAt.seconds < Reply.longestAge
            && reply.validUntil.map { now < $0 } ?? true
    }

    /// Returns the response to a request.
    func response(to request: HTTPRequest, at now: Timestamp) -> BufferedResponse {
        reply.response(to: request, at: now) {
            compressed.withLock { compressed in
                if compressed == nil { compressed = reply.compressed() }
                return compressed
            }
        }
    }
}
