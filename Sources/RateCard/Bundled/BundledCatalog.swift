import Ingest
import Query
import Store
import Tariff

/// The catalog that the bundle gives, to answer from and to be stored.
///
/// Deciding needs no store and storing no decision, so that both go on at once.
struct BundledCatalog {
    private let deciding: Meanwhile<(index: CatalogIndex, changes: [OfferChange]), Never>
    /// The claims of the bundle with their documents: what makes an empty database hold the same, but for the catalog.
    private let claims: RunWrite
    private let summary: RefreshSummary
    private let stamp: String

    /// Reads the bundle of a folder of curated data; nil where it has none.
    ///
    /// - Throws: ``CommandFailure`` where the bundle, or the curated data, cannot be read.
    static func load(_ catalogPath: String) throws -> BundledCatalog? {
        let path = catalogPath + "/bundle"
        guard BundleFolder.exists(path) else { return nil }
        Terminal.progress("loading the prices that came with ratecard …")
        defer { Terminal.endProgress() }
        let startedAt = Timestamp.now
        let curation = Meanwhile { try CuratedData.load(catalogPath) }
        let bundle: BundleContents
        do throws(SourceError) { bundle = try BundleFolder.read(path) } catch {
            throw CommandFailure.failed("The bundle in \(path) cannot be used. \(error.description)")
        }
        if let first = bundle.diagnostics.first {
            Terminal.note("ratecard: \(bundle.diagnostics.count) lines of the bundle are left out: \(first.message)")
        }
        return BundledCatalog(
            bundle, curation: try curation.value(), stamp: CuratedFolder.fingerprint(catalogPath),
            startedAt: startedAt)
    }

    private init(_ bundle: BundleContents, curation: Curation, stamp: String, startedAt: Timestamp) {
        let readings = bundle.documents.map { SourceReading(source: $0.origin, fetchedAt: $0.fetchedAt) }
        deciding = Meanwhile {
            let (catalog, _) = Reconciler(curation: curation, readings: readings)
                .catalogInShares(of: bundle.documents.flatMap(\.claims))
            let version = Meanwhile { CatalogVersion.version(of: catalog) }
            let changes = Meanwhile { OfferComparison.changes(from: [], to: catalog.offers) }
            let index = CatalogIndex(catalog, version: version.value(), sequence: 1, generatedAt: startedAt)
            return (index, changes.value())
        }
        let newest = bundle.documents.map(\.fetchedAt).max() ?? startedAt
        var outcome = SourceOutcome(source: .bundle)
        outcome.status = .ok
        outcome.documents = bundle.documents.count
        outcome.claims = bundle.documents.reduce(0) { $0 + $1.claims.count }
        outcome.new = outcome.claims
        outcome.rows = bundle.offers
        outcome.diagnostics = bundle.diagnostics
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
            // No list was counted, so that the first one read cannot seem to have shrunk.
            write.states.append(
                SourceState(
                    source: document.origin, lastAttemptAt: startedAt, lastGoodAt: document.fetchedAt,
                    lastStatus: "bundled", rows: 0, fingerprint: ""))
        }
        claims = write
        self.stamp = stamp
    }

    /// The index that questions are answered from.
    var index: CatalogIndex { deciding.value().index }

    /// Makes an empty database hold the claims and the catalog.
    func write(to store: CatalogStore) throws(StoreError) {
        _ = try store.write(claims) { write in
            let (index, changes) = deciding.value()
            var summary = summary
            summary.catalog = .init(index)
            write.finishedAt = .now
            write.summary = { [summary] in summary.json(run: $0.run) }
            write.changes = changes
            write.catalog = .init(index, curation: stamp, index.encoded())
        }
    }
}
