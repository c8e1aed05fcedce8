import Tariff

/// How many units of each thing that text is billed by a workload states, for all of its requests.
struct BilledCounts: BitwiseCopyable {
    /// What can be counted.
    enum Thing {
        case fresh, cached, cacheWrites, answers, thoughts, once, searches
    }

    private let workload: (fresh: Int64, cached: Int64, written: Int64, output: Int64, reasoning: Int64)
    private let searches: Int64
    private let requests: Int64

    init(_ workload: Workload) {
        self.workload = (
            workload.freshTokens, workload.cachedTokens, workload.cacheWriteTokens, workload.outputTokens,
            workload.reasoningTokens
        )
        searches = workload.searches
        requests = workload.requests
    }

    subscript(_ thing: Thing) -> Int64 {
        let each =
            switch thing {
            case .fresh: workload.fresh
            case .cached: workload.cached
            case .cacheWrites: workload.written
            case .answers: workload.output
            case .thoughts: workload.reasoning
            case .once: Int64(1)
            case .searches: searches
            }
        return each * requests
    }
}
