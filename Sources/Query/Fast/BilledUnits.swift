import Tariff

/// The billable units of a text workload, by kind of charge, summed over all requests.
struct BilledUnits: BitwiseCopyable {
    /// A kind of charge.
    enum Meter {
        case fresh, cached, cacheWrites, answers, reasoning, once, searches
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

    /// The units of a kind of charge.
    subscript(_ meter: Meter) -> Int64 {
        let each =
            switch meter {
            case .fresh: workload.fresh
            case .cached: workload.cached
            case .cacheWrites: workload.written
            case .answers: workload.output
            case .reasoning: workload.reasoning
            case .once: Int64(1)
            case .searches: searches
            }
        return each * requests
    }
}
