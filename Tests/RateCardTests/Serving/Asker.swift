import Foundation
import Synchronization

/// Somebody who asks the same again and again on one connection, until told to stop.
final class Asker: Sendable {
    /// What was answered: the version of the catalog and what it says.
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

    /// What was told so far, in its order.
    var told: [Told] { state.withLock { $0.told } }
    /// How many questions were not answered, or not with a decision.
    var failures: Int { state.withLock { $0.failures } }

    /// Begins to ask a server for a decision; answers that are kept and answers that are made take turns.
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

    /// Stops, and waits for the last answer.
    func stop() {
        state.withLock { $0.isTold = true }
        while !state.withLock({ $0.hasEnded }) { Thread.sleep(forTimeInterval: 0.005) }
    }
}
