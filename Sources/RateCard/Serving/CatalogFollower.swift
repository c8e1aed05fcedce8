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

    /// What is served was made from; what changed is loaded anew.
    private struct Stamp: Equatable, Sendable {
        var version: String
        var generatedAt: Timestamp
        var curation: String
        var states: [SourceState]

        /// Whether the catalog is the same, whatever reading the sources came to.
        func isSameCatalog(as other: Stamp?) -> Bool {
            version == other?.version && generatedAt == other?.generatedAt && curation == other?.curation
        }
    }

    /// How often the database is looked at.
    private static let interval = Duration.seconds(2)

    /// Looks every two seconds, until it is cancelled.
    func follow() async {
        var last: Stamp?
        while !Task.isCancelled {
            do {
                // Reading takes long, and other tasks have few threads to run on.
                last = try await BlockingWork.run { [self, last] in try reload(after: last) }
            } catch is CancellationError {
                return
            } catch {
                let sentence = (error as? CommandFailure)?.message ?? "\(error)"
                if catalog.trouble != sentence {
                    let served =
                        catalog.current == nil
                        ? "There is nothing to serve yet." : "The catalog before is still served."
                    logger.error("\(sentence) \(served)")
                }
                catalog.report(sentence)
            }
            try? await Task.sleep(for: Self.interval)
        }
    }

    /// Serves what is new, and says what was found.
    private func reload(after last: Stamp?) throws -> Stamp? {
        guard let stamp = try stamp() else {
            if catalog.current == nil { throw CommandFailure.failed("The database holds no catalog yet.") }
            return last
        }
        guard stamp != last || catalog.trouble != nil else { return last }
        let curation = try CuratedData.load(try Places.catalog(options))
        let sources = SourceEntries.entries(
            of: curation.sources.values.sorted { $0.id < $1.id },
            Dictionary(uniqueKeysWithValues: stamp.states.map { ($0.source, $0) }))
        if stamp.isSameCatalog(as: last), let index = catalog.current?.index {
            catalog.publish(index, sources: sources)
        } else {
            let index = try OpenCatalog.index(options).keepingOffersInMemory()
            catalog.publish(index, sources: sources)
            logger.info(
                "Serving a catalog.",
                metadata: ["version": "\(index.version.prefix(12))", "sequence": "\(index.sequence)"])
        }
        return stamp
    }

    private func stamp() throws -> Stamp? {
        let store = try OpenCatalog.store(options)
        defer { store.close() }
        guard let published = try store.publishedStamp() else { return nil }
        return Stamp(
            version: published.version, generatedAt: published.generatedAt,
            curation: CuratedFolder.fingerprint(try Places.catalog(options)), states: try store.sourceStates())
    }
}
