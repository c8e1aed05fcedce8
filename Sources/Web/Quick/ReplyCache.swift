import Synchronization
import Tariff

/// Replies that are ready to be sent, by the target that asked for them, bounded in number and in bytes.
///
/// When it is full the older half goes: replies hold for a minute at most, so that finer bookkeeping would not pay.
/// What is soon made again is kept only when it is asked for a second time: of questions that nobody repeats each would
/// push out another, and be written to memory that no cache of the processor holds.
final class ReplyCache: Sendable {
    private struct State {
        var young: [String: Reply] = [:]
        var old: [String: Reply] = [:]
        var youngBytes = 0
        /// The hashes of targets that were asked for once, each in the place that it has by its last bits.
        var askedOnce = [Int](repeating: 0, count: 4_096)
    }

    private let state = Mutex(State())
    private let most: (replies: Int, bytes: Int)

    /// Makes an empty cache.
    init(mostReplies: Int = 8_192, mostBytes: Int = 32 << 20) {
        most = (mostReplies / 2, mostBytes / 2)
    }

    /// The reply to a target, if it still holds.
    func reply(to target: String, at now: Timestamp) -> Reply? {
        state.withLock { state in
            if let reply = state.young[target] { return reply.holds(at: now) ? reply : nil }
            guard let reply = state.old[target], reply.holds(at: now) else { return nil }
            Self.add(reply, to: target, of: &state, most)
            return reply
        }
    }

    /// Keeps a reply.
    ///
    /// - Parameters:
    ///   - reply: the reply.
    ///   - target: what asked for it.
    ///   - onlyRepeated: whether it is kept only when it was asked for before.
    func keep(_ reply: Reply, to target: String, onlyRepeated: Bool) {
        guard reply.byteCount < most.bytes / 4 else { return }
        let hash = onlyRepeated ? target.hashValue : 0
        state.withLock { state in
            if onlyRepeated {
                let place = hash & (state.askedOnce.count - 1)
                guard state.askedOnce[place] == hash else {
                    state.askedOnce[place] = hash
                    return
                }
            }
            Self.add(reply, to: target, of: &state, most)
        }
    }

    private static func add(
        _ reply: Reply, to target: String, of state: inout State, _ most: (replies: Int, bytes: Int)
    ) {
        let bytes = reply.byteCount + target.utf8.count
        if state.young.count >= most.replies || state.youngBytes + bytes > most.bytes {
            (state.old, state.young, state.youngBytes) = (state.young, [:], 0)
        }
        if state.young.updateValue(reply, forKey: target) == nil { state.youngBytes += bytes }
    }
}
