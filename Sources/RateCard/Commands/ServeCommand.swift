import ArgumentParser
import Logging
import Pipeline
import Tariff
import Web

/// Serves the HTTP API.
struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Answer the same questions over HTTP.",
        discussion: """
              ratecard serve
              ratecard serve --port 8080 --token-file /etc/ratecard/token
              ratecard serve --refresh-every 6h
              curl 'http://127.0.0.1:8484/v1/cheapest?needs=tools&context=128000'

            Listens on localhost unless --host is given. A refresh by another process is picked up within \
            seconds. /openapi.json describes every path.
            """)

    @OptionGroup var global: GlobalOptions

    @Option(help: "The address to listen on (default: $RATECARD_HOST, else 127.0.0.1).")
    var host: String?
    @Option(help: "The port to listen on; 0 chooses a free one (default: $RATECARD_PORT, else 8484).")
    var port: String?
    @Option(
        help: .init(
            "A file with a token that every request but /healthz must carry (default: $RATECARD_TOKEN_FILE, else none).",
            valueName: "file"), completion: .file())
    var tokenFile: String?
    @Option(help: "The most connections that may be open at once (default: $RATECARD_CONNECTIONS, else 768).")
    var connections: String?
    @Option(
        name: .customLong("refresh-every"),
        help: .init("Fetch sources that are due, at startup and then at this interval: 6h, 30m, 1d.", valueName: "time")
    )
    var refreshEvery: String?

    func run() async throws {
        try global.refuseFormats(because: "the server always answers in JSON")
        let period = try refreshEvery.map { try BackgroundRefresh.period($0) }
        let serving = try ServeSettings(host: host, port: port, tokenFile: tokenFile, connections: connections)
        var logger = Logger(label: "ratecard") { StreamLogHandler.standardError(label: $0) }
        logger.logLevel = .info
        let database = ServedDatabase(workspace: global.workspace)
        let changes = RecordedChanges(global.workspace)
        let catalog = ServedCatalog(
            now: { .now }, changes: { try changes.page($0) }, history: database.index(asOf:), copying: database.copy)
        let service = CatalogService(workspace: global.workspace, catalog: catalog, logger: logger)
        let server = WebServer(try serving.settings(), catalog, logger: logger)
        let refresh = period.map { BackgroundRefresh(options: global, period: $0, logger: logger) }
        let beside: @Sendable () async -> Void = {
            async let following: Void = service.run()
            await refresh?.run()
            await following
        }
        try await server.run(beside: beside) { port in
            Terminal.note("Listening on http://\(serving.host):\(port) – stop with Ctrl-C.")
        }
    }
}
