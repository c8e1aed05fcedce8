import Dispatch
import Foundation
import Synchronization

/// A value that another processor works out while this one goes on.
///
/// Whoever starts the work asks for its value, so that nothing outlives the run that needs it.
package final class Meanwhile<Value: Sendable, Failure: Error>: Sendable {
    /// Nil before the work is done.
    private let result = Mutex<Result<Value, Failure>?>(nil)
    private let work = DispatchGroup()

    /// Starts the work, on a thread of its own.
    ///
    /// A queue of Dispatch takes it up only when the caller waits, often enough, on a machine of two processors.
    package init(_ body: @escaping @Sendable () throws(Failure) -> Value) {
        work.enter()
        Thread {
            let done = Result(catching: body)
            self.result.withLock { $0 = done }
            self.work.leave()
        }.start()
    }

    /// Waits for the work, and gives its value or throws its error.
    package func value() throws(Failure) -> Value {
        while true {
            work.wait()
            if let done = result.withLock({ $0 }) { return try done.get() }
        }
    }
}
