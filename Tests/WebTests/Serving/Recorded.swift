import Synchronization

/// Values that concurrent closures record, in their order.
final class Recorded<Value: Sendable>: Sendable {
    private let recorded = Mutex<[Value]>([])

    var values: [Value] { recorded.withLock { $0 } }

    var count: Int { values.count }

    func add(_ value: Value) { recorded.withLock { $0.append(value) } }
}
