import ArgumentParser
import Logging
import Tariff
import Web

/// The HTTP API.
struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Answer the same questions over HTTP.",
        discussion: """
              ratecard serve
              ratecard serve --port 8080 --token-file /etc/ratecard/token
              curl 'http://127.0.0.1:8484/v1/cheapest?needs=tools&context=128000'

            Only this machine is listened to unless --host says otherwise. A refresh by another process is
            noticed within seconds. /openapi.json describes every path.
            """)

    @OptionGroup var global: GlobalOptions

    @Option(help: "The address to listen on (default: $RATECARD_HOST, else 127.0.0.1).")
    var host: String?
    @Option(help: "The port to listen on; 0 takes a free one (default: $RATECARD_PORT, else 8484).")
    var port: String?
    @Option(
        help: .init(
            "A file with a token that every request but /healthz must carry (default: $RATECARD_TOKEN_FILE, else none).",
            valueName: "file"), completion: .file())
    var tokenFile: String?
    @Option(help: "How many connections may be open at once (default: $RATECARD_CONNECTIONS, else 768).")
    var connections: String?

    func run() async throws {
        try global.refuseFormats(because: "a server answers in JSON")
        let serving = try ServeSettings(host: host, port: port, tokenFile: tokenFile, connections: connections)
        var logger = Logger(label: "ratecard") { StreamLogHandler.standardError(label: $0) }
        logger.logLevel = .info
        let database = ServedDatabase(options: global)
        let catalog = ServedCatalog(now: { .now }, history: database.index(asOf:), copying: database.copy)
        let follower = CatalogFollower(options: global, catalog: catalog, logger: logger)
        let server = WebServer(try serving.settings(), catalog, logger: logger)
        try await server.run(beside: follower.follow) { port in
            Terminal.note("Listening on http://\(serving.host):\(port) – stop with Ctrl-C.")
        }
    }
}
