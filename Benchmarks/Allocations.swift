import Foundation

/// Counts calls of malloc if `scripts/bench` loaded the counter.
enum Allocations {
    private typealias Counter = @convention(c) () -> Int

    /// The number of calls so far, or nil without the counter.
    static var calls: Int? {
        guard let symbol = dlsym(UnsafeMutableRawPointer(bitPattern: 0), "ratecard_malloc_calls") else { return nil }
        return unsafeBitCast(symbol, to: Counter.self)()
    }
}
