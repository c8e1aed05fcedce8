import Dispatch
import Foundation
import Synchronization

/// A value that is computed on another thread while its owner continues.
///
/// The owner waits for the value, so that the work does not outlive the run that needs it.
package final class ParallelValue<Value: Sendable, Failure: Error>: Sendable {
    /// The result; nil until the work is done.
    private let result = Mutex<Result<Value, Failure>?>(nil)
    private let work = DispatchGroup()

    /// Starts the work on a thread of its own.
    ///
    /// On a machine of two processors a dispatch queue often starts the work only when the owner waits for it.
    package init(_ body: @escaping @Sendable () throws(Failure) -> Value) {
        work.enter()
        Thread {
            let done = Result(catching: body)
            self.result.withLock { $0 = done }
            self.work.leave()
        }.start()
    }

    /// Waits for the work, and returns its value or throws its error.
    package func value() throws(Failure) -> Value {
        while true {
            work.wait()
            if let done = result.withLock({ $0 }) { return try done.get() }
        }
    }
}
