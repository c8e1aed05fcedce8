import Hummingbird
import Logging

/// A plain route of Hummingbird that answers `hello`: what any server of this kind can do at most on a machine.
enum HelloServer {
    /// Serves until a signal asks to stop.
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
