import NIOPosix

/// A thread for work that takes long or waits for a disk, one piece of work after the other.
///
/// There are only as many event loops and task threads as processor cores, so that none of them may wait.
package enum BlockingWork {
    private static let pool: NIOThreadPool = {
        let pool = NIOThreadPool(numberOfThreads: 1)
        pool.start()
        return pool
    }()

    /// Runs a piece of work on the thread.
    package static func run<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
        try await pool.runIfActive(work)
    }
}
