import Hummingbird
import Logging

/// A plain Hummingbird route that answers `hello`: the upper bound for a server of this kind on a machine.
enum HelloServer {
    /// Serves until a signal stops the server.
    static func run(port: Int) async throws {
        let router = Router()
        router.get("hello") { _, _ in "hello" }
        var logger = Logger(label: "hello")
        logger.logLevel = .error
        let application = Application(
            router: router, configuration: .init(address: .hostname("127.0.0.1", port: port)), logger: logger)
        try await application.runService()
    }
}
