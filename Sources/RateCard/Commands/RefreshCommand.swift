import ArgumentParser
import Foundation
import Ingest
import Pipeline
import Query
import Store
import Tariff

/// Fetches or reads documents and publishes a new catalog.
struct RefreshCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "refresh",
        abstract: "Fetch or read the documents of the sources and publish a new catalog.",
        discussion: """
            Fetches every source that is due by its cadence, and archives the documents in archive/ next to the database:

              ratecard refresh
              ratecard refresh --force
              ratecard refresh --source openrouter --source litellm

            With --from, reads DIR/ID.json for each source, every file in DIR/ID/, or an archive as of a given time:

              ratecard refresh --from documents
              ratecard refresh --from documents --source openrouter --at 2026-08-05T03:15:00Z
              ratecard refresh --from documents --dry-run --format json
              ratecard refresh --from archive --at 2026-08-05T03:15:00Z --db then.sqlite

            A source that fails keeps its last good claims; the exit code is then 3.
            """)

    @OptionGroup var global: GlobalOptions

    @Option(
        name: .customLong("source"), help: "Read only this source, due or not; may be repeated.", completion: .sources)
    var sources: [String] = []

    @Option(help: "Read documents from this folder instead of the network.", completion: .directory)
    var from: String?

    @Option(help: "The time at which the documents were fetched (default: DIR/fetched.json, else now).")
    var at: String?

    @Flag(help: "Fetch every source, due or not.")
    var force = false

    @Option(
        name: .customLong("archive-days"),
        help: "Days after which archived documents are deleted (default: $RATECARD_ARCHIVE_DAYS, else 400).")
    var archiveDays: Int?

    @Flag(help: "Report what would change without storing anything.")
    var dryRun = false

    func run() async throws {
        let startedAt = Timestamp.now
        StopNotice.prepare()
        var stated: Timestamp?
        if let at {
            guard let moment = Timestamp(at) else {
                throw CommandFailure.usage("--at “\(at)” is not a valid time: write it as 2026-08-05T03:15:00Z.")
            }
            stated = moment
        }
        let catalogPath = try Places.catalog(global)
        let curated = try CuratedData(catalogPath)
        let curation = curated.curation
        let wanted = try wantedSources(curated)
        let documents = try from.map {
            try folderDocuments($0, of: wanted, known: curated, at: stated, startedAt: startedAt)
        }
        let fetched = documents == nil ? try sourcesToFetch(wanted, curation, stated: stated) : []
        let daysKept = try self.daysKept()
        let store = try openStore(Places.database(global))
        defer { store?.close() }
        var run = RefreshRun(curated, store, isDry: dryRun, startedAt: startedAt, report: Terminal.reporter)
        let summary: RefreshSummary
        if let documents {
            summary = try run.run(documents, at: documents.map(\.fetchedAt).max() ?? startedAt)
        } else {
            try await run.fetch(
                fetched, !sources.isEmpty ? .named : force ? .all : .due,
                archive: DocumentArchive(path: Places.archive(global)),
                agent: "ratecard/\(RatecardCommand.configuration.version)")
            summary = try run.run(run.documents, at: run.documents.map(\.fetchedAt).max() ?? startedAt)
            if !dryRun {
                DocumentArchive(path: Places.archive(global))
                    .forget(before: startedAt.adding(seconds: -Int64(daysKept) * 86_400))
            }
        }
        report(summary)
        if summary.hasFailures { throw ExitCode(3) }
    }

    /// Returns the documents of a folder with the times at which they were fetched.
    private func folderDocuments(
        _ path: String, of wanted: Set<SourceID>, known curated: CuratedData, at stated: Timestamp?,
        startedAt: Timestamp
    ) throws -> [RefreshRun.Documents] {
        guard !force else {
            throw CommandFailure.usage("--force applies to fetching, but --from reads a folder: use only one of them.")
        }
        let folder = try DocumentFolder(
            path, sources: curated.parsers.ids.intersection(curated.curation.sources.keys), at: stated)
        if !folder.strangers.isEmpty {
            Terminal.note(
                "ratecard: \(folder.strangers.count) files belong to no known source and are ignored: "
                    + folder.strangers.joined(separator: ", "))
        }
        let entries = folder.entries.filter { wanted.contains($0.key) }.sorted { $0.key < $1.key }
        guard !entries.isEmpty else {
            throw CommandFailure.failed(
                "\(path) contains no document of \(wanted.sorted().map(\.rawValue).joined(separator: " or "))"
                    + (folder.isArchive
                        ? " from that time: choose another with --at." : ": name a folder that contains ID.json."))
        }
        // In an archive, each document has a time of its own; the stated time only selected the documents.
        let fetchedAt = folder.isArchive ? nil : stated
        let times = entries.map { (source: $0.key, entries: $0.value, time: fetchedAt ?? folder.fetched[$0.key]) }
        if times.contains(where: { $0.time == nil }) {
            Terminal.note("ratecard: the documents do not state when they were fetched; assuming now (see --at).")
        }
        return times.map { ($0.source, $0.entries, $0.time ?? startedAt) }
    }

    /// Returns the requested sources that can be fetched.
    private func sourcesToFetch(
        _ wanted: Set<SourceID>, _ curation: Curation, stated: Timestamp?
    ) throws -> [Source] {
        if stated != nil {
            throw CommandFailure.usage("--at states when the documents of --from were fetched: add --from DIR.")
        }
        let known = wanted.compactMap { curation.sources[$0] }.sorted { $0.id < $1.id }
        if !sources.isEmpty, let source = known.first(where: { !$0.fetching.isFetched }) {
            throw CommandFailure.usage(
                "\(source.id) is never fetched, according to its definition: read its document with --from DIR.")
        }
        return known.filter { $0.fetching.isFetched }
    }

    private func daysKept() throws -> Int {
        if let archiveDays {
            guard (0...100_000).contains(archiveDays) else {
                throw CommandFailure.usage("--archive-days \(archiveDays) is not a number of days from 0 to 100000.")
            }
            return archiveDays
        }
        let text = ProcessInfo.processInfo.environment["RATECARD_ARCHIVE_DAYS", default: ""]
        guard !text.isEmpty else { return 400 }
        guard let days = Int(text), (0...100_000).contains(days) else {
            throw CommandFailure.usage(
                "RATECARD_ARCHIVE_DAYS is “\(text)”, which is not a number of days from 0 to 100000.")
        }
        return days
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

    private func wantedSources(_ curated: CuratedData) throws -> Set<SourceID> {
        let known = curated.parsers.ids
        guard !sources.isEmpty else { return known }
        for name in sources where !known.contains(SourceID(rawValue: name)) {
            let near =
                NearestWords.nearest(to: name, in: known.map(\.rawValue)).map { "did you mean \($0)? The" } ?? "the"
            throw CommandFailure.usage(
                "There is no source “\(name)”: \(near) sources are "
                    + known.sorted().map(\.rawValue).joined(separator: ", ") + ".")
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
