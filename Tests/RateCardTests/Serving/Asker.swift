import Foundation
import Synchronization

/// A client that repeats requests on one connection until it is stopped.
final class Asker: Sendable {
    /// The content of a response: the version of the catalog and the answer.
    struct Told: Hashable {
        let version: String
        let cost: String
    }

    private struct State {
        var told: [Told] = []
        var failures = 0
        var isTold = false
        var hasEnded = false
    }

    private let state = Mutex(State())

    /// The responses so far, in order.
    var told: [Told] { state.withLock { $0.told } }
    /// The number of requests that failed or returned no decision.
    var failures: Int { state.withLock { $0.failures } }

    /// Starts requesting a decision from a server, alternating between cached and computed answers.
    init(port: Int, _ question: String) {
        Thread { [self] in
            defer { state.withLock { $0.hasEnded = true } }
            guard let connection = try? PlainConnection(port: port) else {
                return state.withLock { $0.failures += 1 }
            }
            var number = 0
            while !state.withLock({ $0.isTold }) {
                number += 1
                let limit = number.isMultiple(of: 2) ? 5 : number % 1000 + 1
                connection.send("GET \(question)&limit=\(limit) HTTP/1.1\r\nHost: test\r\n\r\n")
                let answer = connection.response()
                let json = answer.flatMap { try? JSONValue($0.body) }
                let cost = json?["results"]?[0]?["cost"]?["list"]?.string
                guard answer?.status == 200, let version = json?["catalog"]?["version"]?.string, let cost else {
                    return state.withLock { $0.failures += 1 }
                }
                state.withLock { $0.told.append(Told(version: version, cost: cost)) }
            }
        }.start()
    }

    /// Stops and waits for the last response.
    func stop() {
        state.withLock { $0.isTold = true }
        while !state.withLock({ $0.hasEnded }) { Thread.sleep(forTimeInterval: 0.005) }
    }
}
