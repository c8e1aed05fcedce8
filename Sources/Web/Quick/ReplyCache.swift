import Synchronization
import Tariff

/// The replies of the current publication by target, bounded in number and in size.
///
/// The older half is evicted when the cache is full. Replies are valid for at most a minute, so that a finer order of use would
/// not pay. A reply that is soon computed again is stored only when it is requested for the second time: questions that are
/// never repeated would evict each other, and would be written to memory that no cache of the processor holds.
final class ReplyCache: Sendable {
    private struct State {
        var publication = 0
        var young: [String: CachedReply] = [:]
        var old: [String: CachedReply] = [:]
        var youngBytes = 0
        /// The hashes of targets that were requested once, in a table indexed by their low bits.
        var requestedOnce = [Int](repeating: 0, count: 4_096)
    }

    private let state = Mutex(State())
    private let most: (replies: Int, bytes: Int)

    /// Creates an empty cache.
    init(mostReplies: Int = 8_192, mostBytes: Int = 32 << 20) {
        most = (mostReplies / 2, mostBytes / 2)
    }

    /// Returns the reply to a target, or nil if there is none that is valid.
    ///
    /// If the publication is not the one of the replies, they are evicted.
    func reply(to target: String, publication: Int, at now: Timestamp) -> CachedReply? {
        state.withLock { state in
            guard state.publication == publication else {
                state = State(publication: publication)
                return nil
            }
            if let reply = state.young[target] { return reply.isValid(at: now) ? reply : nil }
            guard let reply = state.old[target], reply.isValid(at: now) else { return nil }
            Self.add(reply, for: target, to: &state, most)
            return reply
        }
    }

    /// Stores a reply.
    ///
    /// - Parameters:
    ///   - reply: the reply.
    ///   - target: the target that requested it.
    ///   - publication: the publication that the reply was made from. The reply of a previous one is not stored.
    ///   - onlyIfRepeated: true if the reply is stored only if the target was requested before.
    func store(_ reply: CachedReply, for target: String, publication: Int, onlyIfRepeated: Bool) {
        guard reply.byteCount < most.bytes / 4 else { return }
        let hash = onlyIfRepeated ? target.hashValue : 0
        state.withLock { state in
            guard state.publication == publication else { return }
            if onlyIfRepeated {
                let index = hash & (state.requestedOnce.count - 1)
                guard state.requestedOnce[index] == hash else {
                    state.requestedOnce[index] = hash
                    return
                }
            }
            Self.add(reply, for: target, to: &state, most)
        }
    }

    private static func add(
        _ reply: CachedReply, for target: String, to state: inout State, _ most: (replies: Int, bytes: Int)
    ) {
        let bytes = reply.byteCount + target.utf8.count
        if state.young.count >= most.replies || state.youngBytes + bytes > most.bytes {
            (state.old, state.young, state.youngBytes) = (state.young, [:], 0)
        }
        if state.young.updateValue(reply, forKey: target) == nil { state.youngBytes += bytes }
    }
}
