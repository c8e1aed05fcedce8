import Ingest
import Query
import Store
import Tariff

/// The published catalog as a reading command sees it.
///
/// One blob is read where nothing changed since it was written. Where the curated data did, or the blob is of
/// another format, the index is made anew in memory from the claims.
enum OpenCatalog {
    /// Opens the database of the options.
    static func store(_ options: GlobalOptions) throws -> CatalogStore {
        do throws(StoreError) {
            return try CatalogStore.openForReading(path: Places.database(options))
        } catch .missing(let path) {
            throw CommandFailure.failed(
                "There is no catalog at \(path) yet: make one with `ratecard refresh --from DIR`, or name another with --db."
            )
        } catch {
            throw CommandFailure.failed(error.description)
        }
    }

    /// The index that questions are answered from.
    ///
    /// - Parameters:
    ///   - options: where the database and the curated data are.
    ///   - asOf: answers from what was known then; nil is now.
    /// - Returns: the published index, or one made anew.
    /// - Throws: ``CommandFailure`` with what to do.
    static func index(_ options: GlobalOptions, asOf: Timestamp? = nil) throws -> CatalogIndex {
        let store = try store(options)
        defer { store.close() }
        let catalogPath = try Places.catalog(options)
        do {
            guard let published = try store.readIndex() else {
                throw CommandFailure.failed(
                    "\(store.path) holds no catalog yet: read documents with `ratecard refresh --from DIR`.")
            }
            if asOf == nil, published.format == CatalogIndex.format,
                published.curation == CuratedFolder.fingerprint(catalogPath),
                let index = try? CatalogIndex(decoding: published.bytes)
            {
                return index
            }
            return try rebuilt(
                store, catalogPath: catalogPath, sequence: published.sequence, publishedVersion: published.version,
                generatedAt: published.generatedAt, asOf: asOf)
        } catch let error as StoreError {
            throw CommandFailure.failed(error.description)
        }
    }

    private static func rebuilt(
        _ store: CatalogStore, catalogPath: String, sequence: Int64, publishedVersion: String, generatedAt: Timestamp,
        asOf: Timestamp?
    ) throws -> CatalogIndex {
        let curation = try CuratedData.load(catalogPath)
        var newest: [SourceID: Timestamp] = [:]
        for document in try store.documents() where asOf.map({ document.fetchedAt <= $0 }) ?? true {
            newest[document.content.source] = max(
                newest[document.content.source] ?? document.fetchedAt, document.fetchedAt)
        }
        let failing = try store.sourceStates().filter { $0.lastStatus == "failed" || $0.lastStatus == "held" }
        let readings = newest.map { source, moment in
            SourceReading(
                source: source, fetchedAt: moment,
                isFailing: asOf == nil && failing.contains { $0.source == source })
        }
        let claims = try store.claims(asOf: asOf).map(\.held)
        if let asOf, claims.isEmpty {
            throw CommandFailure.empty("Nothing was known yet at \(asOf): the first document is of a later date.")
        }
        let (catalog, _) = Reconciler(curation: curation, readings: readings).catalog(of: claims)
        return CatalogIndex(
            catalog, version: CatalogVersion.version(of: catalog), sequence: sequence, generatedAt: generatedAt)
    }
}
