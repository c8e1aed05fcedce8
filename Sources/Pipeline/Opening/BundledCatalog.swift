import Ingest
import Query
import Store
import Tariff

/// The catalog of the bundle, to answer from and to be stored.
///
/// Deciding needs no database and storing needs no decision, so that both run at once.
struct BundledCatalog {
    private let decided: ParallelValue<DecidedCatalog, Never>
    /// The claims of the bundle with their documents, as an empty database stores them.
    private let claims: RunWrite
    private let summary: RefreshSummary
    private let stamp: String

    /// Reads the bundle of a folder of curated data.
    ///
    /// - Returns: nil if the folder has no bundle.
    /// - Throws: ``PipelineError`` if the bundle or the curated data cannot be read.
    static func load(_ catalogPath: String, _ report: ProgressReporter) throws -> BundledCatalog? {
        let path = catalogPath + "/bundle"
        guard BundleFolder.exists(path) else { return nil }
        report(.progress("loading the prices that came with ratecard …"))
        defer { report(.end) }
        let startedAt = Timestamp.now
        let curation = ParallelValue { try CuratedData.load(catalogPath) }
        let bundle: BundleContents
        do throws(SourceError) { bundle = try BundleFolder.read(path) } catch {
            throw PipelineError.failed("The bundle in \(path) cannot be used. \(error.description)")
        }
        if let first = bundle.diagnostics.first {
            report(.note("ratecard: \(bundle.diagnostics.count) lines of the bundle are left out: \(first.message)"))
        }
        return BundledCatalog(
            bundle, try curation.value(), stamp: CuratedFolder.fingerprint(catalogPath), startedAt: startedAt)
    }

    private init(_ bundle: BundleContents, _ curation: Curation, stamp: String, startedAt: Timestamp) {
        let readings = bundle.documents.map { SourceReading(source: $0.origin, fetchedAt: $0.fetchedAt) }
        decided = ParallelValue {
            DecidedCatalog(
                bundle.documents.flatMap(\.claims), by: Reconciler(curation: curation, readings: readings),
                generatedAt: startedAt, sequence: { _ in 1 }, changesSince: { _ in [] })
        }
        let newest = bundle.documents.map(\.fetchedAt).max() ?? startedAt
        let outcome = Self.outcome(of: bundle)
        summary = RefreshSummary(at: newest, outcomes: [outcome])
        var write = RunWrite(startedAt: startedAt, finishedAt: .now, at: newest) { _ in "" }
        write.states = [
            SourceState(
                source: .bundle, lastAttemptAt: startedAt, lastGoodAt: newest, lastStatus: outcome.status.rawValue,
                rows: bundle.offers, diagnostics: outcome.diagnosticsJSON, fingerprint: bundle.sha256)
        ]
        for (number, document) in bundle.documents.enumerated() {
            write.documents.append(
                DocumentRecord(
                    source: .bundle, name: document.origin.rawValue,
                    url: curation.sources[document.origin]?.url ?? "", sha256: bundle.sha256, bytes: bundle.bytes,
                    fetchedAt: document.fetchedAt, parserVersion: BundleFolder.version, curation: ""))
            write.inserts += document.claims.map { .init($0, document: .new(number)) }
            // The rows are 0, so that the first list that is read cannot seem to have shrunk.
            write.states.append(
                SourceState(
                    source: document.origin, lastAttemptAt: startedAt, lastGoodAt: document.fetchedAt,
                    lastStatus: "bundled", rows: 0, fingerprint: ""))
        }
        claims = write
        self.stamp = stamp
    }

    private static func outcome(of bundle: BundleContents) -> SourceOutcome {
        var outcome = SourceOutcome(source: .bundle)
        outcome.status = .ok
        outcome.documents = bundle.documents.count
        outcome.claims = bundle.documents.reduce(0) { $0 + $1.claims.count }
        outcome.new = outcome.claims
        outcome.rows = bundle.offers
        outcome.diagnostics = bundle.diagnostics
        return outcome
    }

    /// The index that questions are answered from.
    var index: CatalogIndex { decided.value().index }

    /// Stores the claims and the catalog in an empty database.
    func write(to store: CatalogStore) throws(StoreError) {
        _ = try store.write(claims) { write in
            let decided = decided.value()
            var summary = summary
            summary.catalog = .init(decided.index)
            write.finishedAt = .now
            write.summary = { [summary] in summary.json(run: $0.run) }
            write.changes = decided.changes
            write.catalog = .init(decided.index, curation: stamp)
        }
    }
}
