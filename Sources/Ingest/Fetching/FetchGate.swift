/// Limits concurrent transfers in total and per host. The others wait in order of arrival.
actor FetchGate {
    private let most: Int
    private let mostOfHost: Int
    private var inside: [String: Int] = [:]
    private var waiting: [(number: Int, host: String, continuation: CheckedContinuation<Void, Never>)] = []
    private var arrivals = 0

    /// Creates a gate with a total limit and a limit per host.
    init(most: Int = 6, mostOfHost: Int = 2) {
        self.most = most
        self.mostOfHost = mostOfHost
    }

    /// Waits for a free slot of a host, then runs `body`.
    ///
    /// A cancelled task stays in the queue: it is admitted in turn, notices the cancellation and leaves at once.
    func pass<Value: Sendable>(
        _ host: String, _ body: @Sendable () async -> Value
    ) async -> Value {
        if !hasRoom(for: host) || !waiting.isEmpty {
            arrivals += 1
            let number = arrivals
            await withCheckedContinuation { continuation in
                waiting.append((number, host, continuation))
                letIn()
            }
        } else {
            inside[host, default: 0] += 1
        }
        let value = await body()
        inside[host, default: 1] -= 1
        letIn()
        return value
    }

    private func hasRoom(for host: String) -> Bool {
        inside.values.reduce(0, +) < most && inside[host, default: 0] < mostOfHost
    }

    private func letIn() {
        while let index = waiting.firstIndex(where: { hasRoom(for: $0.host) }) {
            let next = waiting.remove(at: index)
            inside[next.host, default: 0] += 1
            next.continuation.resume()
        }
    }
}
