import Foundation
import Logging
import Query
import ServiceLifecycleTestKit
import Synchronization
import Tariff
import TestSupport

@testable import Web

/// A server on a free port, with a small catalog.
enum TestServer {
    static let now = Timestamp(seconds: 1_790_000_000)

    /// A catalog whose offers have ids that are difficult in addresses.
    static func index(version: String = "0123456789abcdef", price: String = "0.000001") throws -> CatalogIndex {
        let ids: [OfferID] = [
            "host:100%", "host:a/b", "host:a:b@c.d", "host:a%2Fb", "openai:gpt-4o", "other:gpt-4o",
        ]
        let offers = try ids.enumerated().map { index, id in
            var offer = Offer.selling(
                [
                    try .stated(price, .inputText), try .stated("0.00000\(index + 1)", .outputText),
                ], as: id)
            offer.model = id.providerModelID == "gpt-4o" ? "openai/gpt-4o" : nil
            offer.capabilities = [.tools: true]
            offer.ladders = offer.ladders.map { ladder in
                var ladder = ladder
                ladder.evidence = [
                    Evidence(
                        source: "source", url: "https://source", observedAt: now.adding(seconds: -100),
                        confirmedAt: now.adding(seconds: -50))
                ]
                return ladder
            }
            return offer
        }
        let catalog = Catalog(
            offers: offers.sorted { $0.id < $1.id },
            models: [Model(id: "openai/gpt-4o", name: "GPT-4o", offers: ["openai:gpt-4o", "other:gpt-4o"])],
            providers: ["host", "openai", "other"].map { Provider(id: $0, name: $0.rawValue, kind: .host) },
            readings: [SourceReading(source: "source", fetchedAt: now.adding(seconds: -100))], sources: [source])
        return CatalogIndex(catalog, version: version, sequence: 7, generatedAt: now.adding(seconds: -10))
    }

    static let source = Source(id: "source", name: "Source", url: "https://source", licence: "none")

    static let sources = [
        SourcePage.Entry(
            source: source,
            reading: .init(
                status: "ok", lastAttemptAt: now.adding(seconds: -100), lastGoodAt: now.adding(seconds: -100), rows: 6,
                error: nil, diagnostics: "[]"))
    ]

    /// A served catalog with the index above.
    static func catalog(history: @escaping ServedCatalog.History = { _ in nil }) throws -> ServedCatalog {
        let catalog = ServedCatalog(now: { now }, history: history, copying: databaseCopy)
        catalog.publish(try index(), sources: sources)
        return catalog
    }

    /// A file that begins like a database, in place of the copy that the executable makes.
    @Sendable static func databaseCopy() throws -> DatabaseCopy {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("ratecard-test-\(UUID())").path
        try Data(databaseBytes).write(to: URL(fileURLWithPath: path))
        return try DatabaseCopy(takingOver: path)
    }

    /// The bytes of the database, more than one chunk.
    static let databaseBytes =
        Array("SQLite format 3\u{0}".utf8) + (0..<300_000).map { UInt8(truncatingIfNeeded: $0 / 7) }

    /// Serves a catalog while a client runs.
    static func serving(
        _ catalog: ServedCatalog, token: String? = nil, times: ConnectionGuard.Times = .init(),
        connections: Int = 768, isQuick: Bool = true, _ ask: @Sendable @escaping (TestClient) async throws -> Void
    ) async throws {
        var logger = Logger(label: "test")
        logger.logLevel = .critical
        var settings = WebServer.Settings(
            port: 0, token: token.flatMap { BearerToken($0) }, mostConnections: connections)
        settings.times = times
        settings.isQuick = isQuick
        let server = WebServer(settings, catalog, logger: logger)
        let (ports, ready) = AsyncStream.makeStream(of: Int.self)
        // The server is stopped as by a signal: if its task is cancelled while a connection is accepted, SwiftNIO traps
        // (apple/swift-nio, issue 2637).
        try await testGracefulShutdown { trigger in
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask {
                    defer { ready.finish() }
                    try await server.run(
                        beside: { try? await Task.sleep(for: .seconds(3_600)) }, onRunning: { ready.yield($0) })
                }
                for await port in ports {
                    defer { trigger.triggerGracefulShutdown() }
                    try await ask(TestClient(port: port))
                }
            }
        }
    }

    /// Serves the small catalog while a client runs.
    static func serving(_ ask: @Sendable @escaping (TestClient) async throws -> Void) async throws {
        try await serving(try catalog(), ask)
    }
}
