import Synchronization

/// A bounded cache of computed values.
///
/// It empties itself when it is full.
///
/// Values that are asked for often are soon cached again, so that no order of use needs to be recorded.
final class Memo<Key: Hashable & Sendable, Value: Sendable>: Sendable {
    private let values = Mutex<[Key: Value]>([:])
    private let capacity: Int

    /// Creates a cache of at most `capacity` values.
    init(capacity: Int) { self.capacity = capacity }

    /// Returns the value of a key, and computes it unless it is cached.
    ///
    /// Concurrent callers that miss the same key may each compute its value.
    func value(for key: Key, compute: () -> Value) -> (value: Value, isHit: Bool) {
        // Keys are compared outside the lock, so that no other caller waits for that.
        if let known = values.withLock({ $0 })[key] { return (known, true) }
        let value = compute()
        // Evicted values are released after the lock.
        _ = values.withLock { values -> [Key: Value]? in
            let isFull = values.count >= capacity && values[key] == nil
            let evicted = isFull ? values : nil
            if isFull { values = [:] }
            values[key] = value
            return evicted
        }
        return (value, false)
    }
}
