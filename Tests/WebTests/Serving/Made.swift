import Synchronization
import Tariff

/// Counts the catalogs that were made.
final class Made: Sendable {
    private let moments = Mutex<[Timestamp]>([])

    var count: Int { moments.withLock { $0.count } }

    func add(_ moment: Timestamp) { moments.withLock { $0.append(moment) } }
}
