import Synchronization

/// A bounded cache of values that take long to compute, such as feeds and catalogs of earlier times.
///
/// Each value is computed once, on the thread of ``BlockingWork``. Tasks that need it meanwhile wait for it. The least
/// recently used value is evicted first.
final class BlockingMemo<Key: Hashable & Sendable, Value: Sendable>: Sendable {
    /// The values, the most recently used one last; they are few, so that a search is fast.
    private let entries = Mutex<[(key: Key, value: Value)]>([])
    private let capacity: Int

    /// Creates a cache of at most `capacity` values.
    init(capacity: Int) { self.capacity = capacity }

    /// Returns the cached value of a key, or nil.
    func cachedValue(for key: Key) -> Value? {
        entries.withLock { entries in
            guard let index = entries.firstIndex(where: { $0.key == key }) else { return nil }
            let entry = entries.remove(at: index)
            entries.append(entry)
            return entry.value
        }
    }

    /// Returns the value of a key, and computes it unless it is cached.
    func value(for key: Key, compute: @escaping @Sendable () throws -> Value) async throws -> Value {
        if let value = cachedValue(for: key) { return value }
        return try await BlockingWork.run { [self] in
            // The work that ran before may have computed it.
            if let value = cachedValue(for: key) { return value }
            let value = try compute()
            entries.withLock { entries in
                if entries.count >= capacity { entries.removeFirst() }
                entries.append((key, value))
            }
            return value
        }
    }
}
