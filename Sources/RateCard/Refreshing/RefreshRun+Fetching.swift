import ArgumentParser
import Foundation
import Ingest
import Store
import Tariff

extension RefreshRun {
    /// Which of the sources are asked for.
    enum Choice {
        case due, all
        /// All, because they were named.
        case named
    }

    /// Asks for the sources and remembers what came until the run is written.
    ///
    /// A source whose key is not set is asked for only by name: it would fail every time.
    mutating func fetch(_ sources: [Source], _ choice: Choice, archive: DocumentArchive) async throws {
        let fetcher = Fetcher(
            environment: ProcessInfo.processInfo.environment,
            agent: "ratecard/\(RatecardCommand.configuration.version)")
        fetchesBefore = Dictionary(uniqueKeysWithValues: try (store?.fetchStates() ?? []).map { ($0.source, $0) })
        let documents = try store?.newestDocuments() ?? []
        let round = FetchRound(
            fetcher: fetcher, keeping: isDry ? nil : archive, archive: archive, states: fetchesBefore,
            held: Dictionary(documents.map { ($0.content.source, $0.fetchedAt) }, uniquingKeysWith: max))
        let due = sources.filter { choice != .due || round.isDue($0, at: startedAt) }
        let asked = due.filter { choice == .named || fetcher.hasKey(of: $0) }
        for source in due where choice != .named && !fetcher.hasKey(of: source) {
            Terminal.note("ratecard: \(source.id) is left out: set its key in \(source.fetching.keyVariable ?? "").")
        }
        if asked.isEmpty { Terminal.step("no source is due: --force fetches all") }
        for fetch in await round.fetch(asked) { fetches[fetch.source] = fetch }
    }

    /// What was fetched, to be read.
    var documents: [Documents] {
        fetches.values.sorted { $0.source < $1.source }.map { ($0.source, [$0.entry], $0.fetchedAt) }
    }
}
