import Ingest
import Logging
import Query
import Store
import Tariff
import Web

/// Keeps the served catalog up with the database, which another process may refresh at any time.
struct CatalogFollower: Sendable {
    let options: GlobalOptions
    let catalog: ServedCatalog
    let logger: Logger

    /// What the served catalog was made from; another one is loaded when this changes.
    private struct Stamp: Equatable {
        var version: String
        var generatedAt: Timestamp
        var curation: String
    }

    /// How often the database is looked at.
    private static let interval = Duration.seconds(2)

    /// Looks every two seconds, until it is cancelled.
    func follow() async {
        var last: Stamp?
        while !Task.isCancelled {
            do {
                let stamp = try stamp()
                if stamp != last {
                    let index = try OpenCatalog.index(options)
                    catalog.publish(index)
                    last = stamp
                    logger.info(
                        "Serving a catalog.",
                        metadata: ["version": "\(index.version.prefix(12))", "sequence": "\(index.sequence)"])
                }
            } catch {
                let sentence = (error as? CommandFailure)?.message ?? "\(error)"
                if catalog.trouble != sentence { logger.error("\(sentence) The catalog before is still served.") }
                catalog.report(sentence)
            }
            try? await Task.sleep(for: Self.interval)
        }
    }

    private func stamp() throws -> Stamp? {
        let store = try OpenCatalog.store(options)
        defer { store.close() }
        guard let published = try store.publishedStamp() else { return nil }
        return Stamp(
            version: published.version, generatedAt: published.generatedAt,
            curation: CuratedFolder.fingerprint(try Places.catalog(options)))
    }
}
