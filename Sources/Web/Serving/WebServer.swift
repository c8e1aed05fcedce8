import Hummingbird
package import Logging
import NIOCore
import ServiceLifecycle

/// The read API over HTTP.
package struct WebServer: Sendable {
    /// How the server listens.
    package struct Settings: Sendable {
        /// The address to listen on.
        package var host: String
        /// The port; 0 takes a free one.
        package var port: Int
        /// The token that everything but `/healthz` asks for.
        package var token: BearerToken?

        /// Makes settings; only this machine is listened to by default.
        package init(host: String = "127.0.0.1", port: Int = 8484, token: BearerToken? = nil) {
            self.host = host
            self.port = port
            self.token = token
        }
    }

    private let settings: Settings
    private let catalog: ServedCatalog
    private let logger: Logger

    /// Makes a server of a catalog.
    package init(_ settings: Settings, _ catalog: ServedCatalog, logger: Logger) {
        self.settings = settings
        self.catalog = catalog
        self.logger = logger
    }

    /// Serves until a signal asks to stop, and then answers what was begun.
    ///
    /// - Parameters:
    ///   - work: is done beside serving, and cancelled when serving ends.
    ///   - onRunning: is called once with the port that is listened on.
    /// - Throws: when the address cannot be listened on.
    package func run(
        beside work: @escaping @Sendable () async -> Void, onRunning: @escaping @Sendable (Int) -> Void
    ) async throws {
        let routes = RouteTable(Endpoints.all)
        let responder = CatalogResponder(
            catalog: catalog, routes: routes, token: settings.token, meters: Meters(routes: routes.endpoints.count))
        var application = Application(
            responder: responder, server: .http1(configuration: .init(idleTimeout: .seconds(30))),
            configuration: .init(address: .hostname(settings.host, port: settings.port), backlog: 1024),
            onServerRunning: { channel in onRunning(channel.localAddress?.port ?? 0) }, logger: logger)
        application.addServices(BesideWork(work: work))
        try await application.runService()
    }

    /// Work that ends when the server does.
    private struct BesideWork: Service {
        let work: @Sendable () async -> Void

        func run() async throws {
            await cancelWhenGracefulShutdown { await work() }
        }
    }
}
