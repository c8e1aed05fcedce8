import Foundation
import Testing

/// A workbench whose database is served during a test.
final class ServeBench: Sendable {
    let bench: Workbench
    let server: StartedRun
    /// The port of the server.
    let port: Int

    /// Serves the database of a workbench, with additional arguments, and waits until it responds.
    init(_ bench: Workbench, _ arguments: [String] = []) throws {
        self.bench = bench
        let server = try bench.start(["serve", "--port", "0"] + arguments)
        self.server = server
        var port: Int?
        try Self.wait(until: {
            port = server.errors.firstMatch(of: #/http://127\.0\.0\.1:([0-9]+)/#).flatMap { Int($0.1) }
            return port != nil
        })
        self.port = try #require(port)
        try wait { try get("/readyz")?.status == 200 }
    }

    deinit { server.kill() }

    /// Sends one request on a new connection; nil if there is no response.
    func get(_ target: String) throws -> (status: Int, body: String)? {
        let connection = try PlainConnection(port: port)
        connection.send("GET \(target) HTTP/1.1\r\nHost: test\r\nConnection: close\r\n\r\n")
        return connection.response()
    }

    /// Returns the JSON at a target, regardless of the status.
    func json(_ target: String) throws -> JSONValue { try JSONValue(try #require(try get(target)).body) }

    /// Waits until a condition holds, with a limit that suits a busy machine.
    func wait(until isSo: () throws -> Bool) throws { try Self.wait(until: isSo) }

    private static func wait(until isSo: () throws -> Bool) throws {
        let deadline = Date(timeIntervalSinceNow: 60)
        while try !isSo() {
            try #require(Date() < deadline, "it does not come to pass")
            Thread.sleep(forTimeInterval: 0.02)
        }
    }
}
