import HTTPTypes
import HummingbirdCore
package import Logging
import NIOCore
import NIOPosix
import ServiceLifecycle
import UnixSignals

/// The HTTP server of the API, which only reads.
package struct WebServer: Sendable {
    /// The settings of a server.
    package struct Settings: Sendable {
        /// The address to listen on.
        package var host: String
        /// The port; 0 chooses a free one.
        package var port: Int
        /// The token that every request but `/healthz` must carry; nil requires none.
        package var token: BearerToken?
        /// The largest number of open connections; others wait to be accepted.
        package var mostConnections: Int
        /// The time limits of the stages of a connection.
        var times = ConnectionGuard.Times()
        /// True if requests are answered on the event loop and from the cache where that is possible.
        var isQuick = true

        /// Creates settings, by which only this machine can connect unless they state otherwise.
        package init(
            host: String = "127.0.0.1", port: Int = 8484, token: BearerToken? = nil, mostConnections: Int = 768
        ) {
            self.host = host
            self.port = port
            self.token = token
            self.mostConnections = mostConnections
        }
    }

    private let settings: Settings
    private let catalog: ServedCatalog
    private let logger: Logger

    /// Creates a server of a catalog.
    package init(_ settings: Settings, _ catalog: ServedCatalog, logger: Logger) {
        self.settings = settings
        self.catalog = catalog
        self.logger = logger
    }

    /// Serves until a signal stops the server, and then finishes the answers that have begun.
    ///
    /// - Parameters:
    ///   - work: runs beside the server, and is cancelled when the server stops.
    ///   - onRunning: is called once, with the port.
    /// - Throws: if the server cannot listen on the address.
    package func run(
        beside work: @escaping @Sendable () async -> Void, onRunning: @escaping @Sendable (Int) -> Void
    ) async throws {
        let responder = CatalogResponder(
            catalog: catalog, routes: RouteTable(Endpoints.all), token: settings.token, logger: logger)
        let connections = ConnectionChannel(
            responder: responder, quick: settings.isQuick ? QuickAnswers(responder) : nil, times: settings.times)
        var quiet = logger
        quiet.logLevel = .warning
        // The server is built without the application of Hummingbird, which gives a logger to every request.
        let server = connections.server(
            configuration: ServerConfiguration(
                address: .hostname(settings.host, port: settings.port), backlog: 1024,
                availableConnectionsDelegate: MaximumAvailableConnections(settings.mostConnections, logger: quiet)),
            onServerRunning: { channel in onRunning(channel.localAddress?.port ?? 0) },
            eventLoopGroup: MultiThreadedEventLoopGroup.singleton, logger: quiet)
        let group = ServiceGroup(
            configuration: .init(
                services: [BesideWork(work: work), server], gracefulShutdownSignals: [.sigterm, .sigint], logger: quiet)
        )
        try await group.run()
    }

    /// Work that ends when the server does.
    private struct BesideWork: Service {
        let work: @Sendable () async -> Void

        func run() async throws {
            await cancelWhenGracefulShutdown { await work() }
        }
    }
}
