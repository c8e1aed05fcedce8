import NIOPosix

/// Work that takes long or waits for a disk, one piece after the other on a thread of its own.
///
/// Neither the event loops nor the threads of tasks wait for it: they are as few as the processor's cores.
package enum BlockingWork {
    private static let pool: NIOThreadPool = {
        let pool = NIOThreadPool(numberOfThreads: 1)
        pool.start()
        return pool
    }()

    /// Does a piece of work and waits for it without holding a thread.
    package static func run<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
        try await pool.runIfActive(work)
    }
}
