import Synchronization

/// What was worked out lately, so that whoever asks for the same need not work it out anew.
///
/// All is forgotten when it has become too much: what is asked for often is soon there again.
final class Kept<Key: Hashable & Sendable, Value: Sendable>: Sendable {
    private let values = Mutex<[Key: Value]>([:])
    private let most: Int

    /// Keeps that many values at most.
    init(most: Int) { self.most = most }

    /// The value of a key, worked out unless it is kept, and whether it was kept.
    ///
    /// Several who ask at once may each work it out.
    func value(of key: Key, else make: () -> Value) -> (value: Value, wasKept: Bool) {
        // A look outside the lock, so that nobody waits while keys are compared.
        if let known = values.withLock({ $0 })[key] { return (known, true) }
        let value = make()
        // What is forgotten is let go behind the lock.
        _ = values.withLock { values -> [Key: Value]? in
            let isFull = values.count >= most && values[key] == nil
            let forgotten = isFull ? values : nil
            if isFull { values = [:] }
            values[key] = value
            return forgotten
        }
        return (value, false)
    }
}
