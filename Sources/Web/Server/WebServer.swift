import HTTPTypes
import HummingbirdCore
package import Logging
import NIOCore
import NIOPosix
import ServiceLifecycle
import UnixSignals

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
        /// How many connections may be open at once; others wait to be accepted.
        package var mostConnections: Int
        /// How long the stages of a connection may take.
        var times = ConnectionGuard.Times()

        /// Makes settings; only this machine is listened to by default.
        package init(
            host: String = "127.0.0.1", port: Int = 8484, token: BearerToken? = nil, mostConnections: Int = 768
        ) {
            self.host = host
            self.port = port
            self.token = token
            self.mostConnections = mostConnections
        }
    }

    /// The longest line and the longest list of the headers of a request, in bytes.
    private static let longestHeader = (line: 32 << 10, list: 64 << 10, count: 100)

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
        let responder = CatalogResponder(
            catalog: catalog, routes: RouteTable(Endpoints.all), token: settings.token, logger: logger)
        let date = HTTPDate()
        let channel = HTTP1Channel.Configuration(
            additionalChannelHandlers: Self.handlers(settings.times, responder, date),
            httpDecoderConfiguration: .init(
                maxHeaderFieldSize: Self.longestHeader.line, maxHeaderListSize: Self.longestHeader.list,
                maxHeaderFieldCount: Self.longestHeader.count))
        var quiet = logger
        quiet.logLevel = .warning
        // The server without Hummingbird's application around it, which gives every request a logger of its own.
        let server = try HTTPServerBuilder.http1(configuration: channel).buildServer(
            configuration: ServerConfiguration(
                address: .hostname(settings.host, port: settings.port), backlog: 1024,
                availableConnectionsDelegate: MaximumAvailableConnections(settings.mostConnections, logger: quiet)),
            eventLoopGroup: MultiThreadedEventLoopGroup.singleton, logger: quiet,
            responder: { [catalog] request, writer, _ in
                var response = try await responder.respond(to: request)
                response.headers[.date] = date.text(of: catalog.moment)
                try await writer.write(response: response.head, body: response.body)
            },
            onServerRunning: { channel in onRunning(channel.localAddress?.port ?? 0) })
        let group = ServiceGroup(
            configuration: .init(
                services: [BesideWork(work: work), server], gracefulShutdownSignals: [.sigterm, .sigint], logger: quiet)
        )
        try await group.run()
    }

    /// What stands in the way of each connection, from the client to Hummingbird.
    private static func handlers(
        _ times: ConnectionGuard.Times, _ responder: CatalogResponder, _ date: HTTPDate
    ) -> [any RemovableChannelHandler] {
        let connection = ConnectionGuard(times)
        return [connection, QuickAnswers(responder, date, connection)]
    }

    /// Work that ends when the server does.
    private struct BesideWork: Service {
        let work: @Sendable () async -> Void

        func run() async throws {
            await cancelWhenGracefulShutdown { await work() }
        }
    }
}
