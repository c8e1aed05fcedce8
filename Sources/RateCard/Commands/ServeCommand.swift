import ArgumentParser
import Foundation
import Logging
import Query
import Store
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
              ratecard serve --refresh-every 6h
              curl 'http://127.0.0.1:8484/v1/cheapest?needs=tools&context=128000'

            Only this machine is listened to unless --host says otherwise. A refresh by another process is
            noticed within seconds. /openapi.json describes every path.
            """)

    @OptionGroup var global: GlobalOptions

    @Option(help: "The address to listen on.")
    var host = "127.0.0.1"
    @Option(help: "The port to listen on; 0 takes a free one.")
    var port = 8484
    @Option(help: "A file with a token that every request but /healthz must carry.")
    var tokenFile: String?
    @Option(
        name: .customLong("refresh-every"),
        help: .init("Also fetch what is due, now and then after every such time: 6h, 30m, 1d.", valueName: "time"))
    var refreshEvery: String?

    func run() async throws {
        let options = global
        let period = try refreshEvery.map { try BackgroundRefresh.period($0) }
        var logger = Logger(label: "ratecard") { StreamLogHandler.standardError(label: $0) }
        logger.logLevel = .info
        let changes = RecordedChanges(options: options)
        let catalog = ServedCatalog(now: { .now }, changes: { try changes.page($0) }) { asOf in
            do {
                return try OpenCatalog.index(options, asOf: asOf)
            } catch let failure as CommandFailure where failure.code == ExitCode(2) {
                return nil
            }
        }
        let settings = WebServer.Settings(host: host, port: port, token: try token())
        let follower = CatalogFollower(options: options, catalog: catalog, logger: logger)
        let refresh = period.map { BackgroundRefresh(options: options, period: $0, logger: logger) }
        let beside: @Sendable () async -> Void = {
            async let following: Void = follower.follow()
            await refresh?.run()
            await following
        }
        try await WebServer(settings, catalog, logger: logger).run(beside: beside) { [host] port in
            Terminal.note("Listening on http://\(host):\(port) – stop with Ctrl-C.")
        }
    }

    private func token() throws -> BearerToken? {
        guard let tokenFile else { return nil }
        guard let text = try? String(contentsOfFile: tokenFile, encoding: .utf8) else {
            throw CommandFailure.failed("The token file \(tokenFile) cannot be read: give a file of text with --token-file.")
        }
        guard let token = BearerToken(text) else {
            throw CommandFailure.failed("The token file \(tokenFile) is empty: write a token into it.")
        }
        return token
    }
}
