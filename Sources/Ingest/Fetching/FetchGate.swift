/// Lets in so many fetchings at once, and so many of them for one host; the others wait in their order.
actor FetchGate {
    private let most: Int
    private let mostOfHost: Int
    private var inside: [String: Int] = [:]
    private var waiting: [(number: Int, host: String, continuation: CheckedContinuation<Void, Never>)] = []
    private var arrivals = 0

    /// Makes a gate.
    init(most: Int = 6, mostOfHost: Int = 2) {
        self.most = most
        self.mostOfHost = mostOfHost
    }

    /// Does something for a host when it is its turn.
    ///
    /// One whose task is cancelled keeps its place: it is let in to find out, and leaves at once.
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
