import ArgumentParser
import Ingest
import Query
import Store
import Tariff

/// Reads documents and publishes a new catalog.
struct RefreshCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "refresh",
        abstract: "Read the sources' documents and publish a new catalog.",
        discussion: """
            Reads DIR/ID.json for each source, or every file of DIR/ID/:

              ratecard refresh --from documents
              ratecard refresh --from documents --source openrouter --at 2026-08-05T03:15:00Z
              ratecard refresh --from documents --dry-run --format json

            A source that fails keeps its last good claims; the exit code is then 3.
            """)

    @OptionGroup var global: GlobalOptions

    @Option(name: .customLong("source"), help: "Read only this source; may be repeated.", completion: .sources)
    var sources: [String] = []

    @Option(help: "Read documents from this folder instead of the network.", completion: .directory)
    var from: String?

    @Option(help: "When the documents were fetched (default: DIR/fetched.json, else now).")
    var at: String?

    @Flag(help: "Say what would happen and store nothing.")
    var dryRun = false

    func run() throws {
        let startedAt = Timestamp.now
        guard let from else {
            throw CommandFailure.usage(
                "This version cannot fetch from the network yet: read documents from a folder with --from DIR.")
        }
        var stated: Timestamp?
        if let at {
            guard let moment = Timestamp(at) else {
                throw CommandFailure.usage("--at “\(at)” is no time: write it as 2026-08-05T03:15:00Z.")
            }
            stated = moment
        }
        let catalogPath = try Places.catalog(global)
        let curation = try CuratedData.load(catalogPath)
        let wanted = try wantedSources(curation)
        let folder = try DocumentFolder(
            from, sources: Set(SourceRegistry.all.map { $0.id }).intersection(curation.sources.keys))
        if !folder.strangers.isEmpty {
            Terminal.note(
                "ratecard: \(folder.strangers.count) files belong to no source that this version reads and are ignored: "
                    + folder.strangers.joined(separator: ", "))
        }
        let entries = folder.entries.filter { wanted.contains($0.key) }.sorted { $0.key < $1.key }
        guard !entries.isEmpty else {
            throw CommandFailure.failed(
                "\(from) holds no document of \(wanted.sorted().map(\.rawValue).joined(separator: " or ")): "
                    + "name a folder with ID.json in it.")
        }
        let times = entries.map { (source: $0.key, entries: $0.value, time: stated ?? folder.fetched[$0.key]) }
        if times.contains(where: { $0.time == nil }) {
            Terminal.note("ratecard: nothing says when these documents were fetched; now is assumed (state --at).")
        }
        let database = Places.database(global)
        let store = try openStore(database)
        defer { store?.close() }
        let run = RefreshRun(
            curation: curation, curationStamp: CuratedFolder.fingerprint(catalogPath),
            curationHash: CuratedFolder.contentFingerprint(catalogPath), store: store, isDry: dryRun,
            startedAt: startedAt)
        let summary = try run.run(
            times.map { ($0.source, $0.entries, $0.time ?? startedAt) },
            at: times.compactMap(\.time).max() ?? startedAt)
        report(summary)
        if summary.hasFailures { throw ExitCode(3) }
    }

    private func openStore(_ path: String) throws -> CatalogStore? {
        do throws(StoreError) {
            guard dryRun else { return try CatalogStore.openForWriting(path: path) }
            do throws(StoreError) {
                return try CatalogStore.openForReading(path: path)
            } catch .missing {
                return nil
            }
        } catch {
            throw CommandFailure.failed(error.description)
        }
    }

    private func wantedSources(_ curation: Curation) throws -> Set<SourceID> {
        let known = Set(SourceRegistry.all.map { $0.id })
        guard !sources.isEmpty else { return known }
        for name in sources where !known.contains(SourceID(rawValue: name)) {
            let near =
                NearestWords.nearest(to: name, in: known.map(\.rawValue)).map { "did you mean \($0)? It" } ?? "it"
            throw CommandFailure.usage(
                "There is no source “\(name)” that this version reads; \(near) reads "
                    + known.sorted().map(\.rawValue).joined(separator: " and ") + ".")
        }
        return Set(sources.map { SourceID(rawValue: $0) })
    }

    private func report(_ summary: RefreshSummary) {
        Terminal.print(
            as: global.format, json: Array(summary.json(run: summary.run).utf8), csv: summary.table,
            text: summary.text())
        for outcome in summary.outcomes {
            if let error = outcome.error { Terminal.error("\(outcome.source): \(error)") }
        }
    }
}
