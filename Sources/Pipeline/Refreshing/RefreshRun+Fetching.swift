import Foundation
package import Ingest
import Store
package import Tariff

extension RefreshRun {
    /// The choice of the sources to fetch.
    package enum Choice {
        /// The sources that are due.
        case due
        /// All sources that can be fetched.
        case all
        /// The sources that were named, even if their key is not set.
        case named
    }

    /// Fetches sources over the network.
    ///
    /// Their documents are archived at once and read by ``run(_:at:)``.
    ///
    /// A source whose key is not set is fetched only by name, because it would fail every time.
    ///
    /// - Parameters:
    ///   - sources: The sources to choose from.
    ///   - choice: The choice between them.
    ///   - archive: The archive of documents.
    ///   - agent: The name and version of the program, for servers.
    /// - Throws: ``StoreError`` if the database cannot be read.
    package mutating func fetch(
        _ sources: [Source], _ choice: Choice, archive: DocumentArchive, agent: String
    ) async throws {
        let fetcher = Fetcher(environment: ProcessInfo.processInfo.environment, agent: agent)
        fetchesBefore = Dictionary(uniqueKeysWithValues: try (store?.fetchStates() ?? []).map { ($0.source, $0) })
        let documents = try store?.newestDocuments() ?? []
        let round = FetchRound(
            fetcher: fetcher, keeping: isDry ? nil : archive, archive: archive, states: fetchesBefore,
            held: Dictionary(documents.map { ($0.content.source, $0.fetchedAt) }, uniquingKeysWith: max),
            report: report)
        let due = sources.filter { choice != .due || round.isDue($0, at: startedAt) }
        let chosen = due.filter { choice == .named || fetcher.hasKey(of: $0) }
        for source in due where choice != .named && !fetcher.hasKey(of: source) {
            report(
                .note("ratecard: \(source.id) is left out: set its key in \(source.fetching.keyVariable ?? "")."))
        }
        if chosen.isEmpty { report(.step("no source is due: --force fetches all")) }
        for fetch in await round.fetch(chosen) { fetches[fetch.source] = fetch }
    }

    /// The documents that were fetched, to be read.
    package var documents: [Documents] {
        fetches.values.sorted { $0.source < $1.source }.map { ($0.source, [$0.entry], $0.fetchedAt) }
    }
}
