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
            if let asOf { return try index(store, catalogPath: catalogPath, asOf: asOf) }
            let (catalog, _) = Reconciler(
                curation: try CuratedData.load(catalogPath),
                readings: SourceReading.newest(
                    of: try store.documents().map(\.content), states: try store.sourceStates())
            )
            .catalog(of: try store.claims().map(\.held))
            return CatalogIndex(
                catalog, version: CatalogVersion.version(of: catalog), sequence: published.sequence,
                generatedAt: published.generatedAt)
        } catch let error as StoreError {
            throw CommandFailure.failed(error.description)
        }
    }

    /// The catalog from what was known at a moment, under the number that it had then.
    private static func index(_ store: CatalogStore, catalogPath: String, asOf: Timestamp) throws -> CatalogIndex {
        let documents = try store.documents().map(\.content).filter { $0.fetchedAt <= asOf }
        guard !documents.isEmpty else {
            throw CommandFailure.empty("Nothing was known yet at \(asOf): the first document is of a later date.")
        }
        let (catalog, _) = Reconciler(
            curation: try CuratedData.load(catalogPath), readings: SourceReading.newest(of: documents, states: [])
        )
        .catalog(of: try store.claims(asOf: asOf).map(\.held))
        let run = try store.runs(limit: .max).first { $0.at <= asOf }
        return CatalogIndex(
            catalog, version: CatalogVersion.version(of: catalog), sequence: run?.sequence ?? 0, generatedAt: asOf)
    }
}
