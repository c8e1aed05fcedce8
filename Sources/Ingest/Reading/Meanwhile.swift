import Dispatch
import Synchronization

/// A value that another processor works out while this one goes on.
///
/// Whoever starts the work asks for its value, so that nothing outlives the run that needs it.
package final class Meanwhile<Value: Sendable>: Sendable {
    /// Nobody sees what it is before the work is done.
    private let result = Mutex<Result<Value, any Error>>(.failure(CancellationError()))
    private let work = DispatchGroup()

    /// Starts the work.
    package init(_ body: @escaping @Sendable () throws -> Value) {
        DispatchQueue.global().async(group: work) {
            let done = Result(catching: body)
            self.result.withLock { $0 = done }
        }
    }

    /// Waits for the work, and gives its value or throws its error.
    package func value() throws -> Value {
        work.wait()
        return try result.withLock { $0 }.get()
    }
}
