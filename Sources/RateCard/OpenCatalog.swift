import Ingest
import Query
import Store
import Tariff

/// The published catalog as a reading command sees it.
///
/// One blob is read where nothing changed since it was written. Where the curated data did, or the blob is of
/// another format, the index is made anew in memory from the claims. Where there is no catalog, the bundle is
/// loaded first.
enum OpenCatalog {
    /// Opens the database of the options; one without a catalog gets the bundle.
    ///
    /// Where nothing can be stored it is a database in memory.
    ///
    /// - Throws: ``StoreError``, or ``CommandFailure`` with what to do.
    static func store(_ options: GlobalOptions) throws -> CatalogStore {
        let path = Places.database(options)
        if let store = try published(path) { return store }
        let first = try FirstCatalog(database: path, catalogPath: try Places.catalog(options))
        return try first?.store() ?? CatalogStore.openForReading(path: path)
    }

    /// The index that questions are answered from.
    ///
    /// - Parameters:
    ///   - options: where the database and the curated data are.
    ///   - asOf: answers from what was known then; nil is now.
    /// - Returns: the published index, or one made anew.
    /// - Throws: ``StoreError``, or ``CommandFailure`` with what to do.
    static func index(_ options: GlobalOptions, asOf: Timestamp? = nil) throws -> CatalogIndex {
        let path = Places.database(options)
        let held = try published(path)
        let catalogPath = try Places.catalog(options)
        let first = held == nil ? try FirstCatalog(database: path, catalogPath: catalogPath) : nil
        if asOf == nil, let first { return first.bundled.index }
        let store = try held ?? first?.store() ?? CatalogStore.openForReading(path: path)
        defer { store.close() }
        guard let published = try store.readIndex() else {
            throw CommandFailure.failed(
                "\(store.path) holds no catalog yet: read documents with `ratecard refresh --from DIR`.")
        }
        if let asOf { return try index(store, catalogPath: catalogPath, asOf: asOf) }
        if published.format == CatalogIndex.format,
            published.curation == CuratedFolder.fingerprint(catalogPath),
            let index = try? CatalogIndex(decoding: published.bytes)
        {
            return index
        }
        let catalog = try DecidedCatalog(store, catalogPath: catalogPath).catalog
        return CatalogIndex(
            catalog, version: CatalogVersion.version(of: catalog), sequence: published.sequence,
            generatedAt: published.generatedAt)
    }

    /// Opens a database that holds a catalog; nil where there is none.
    private static func published(_ path: String) throws(StoreError) -> CatalogStore? {
        do throws(StoreError) {
            let store = try CatalogStore.openForReading(path: path)
            if try store.publishedVersion() != nil { return store }
            store.close()
            return nil
        } catch .missing {
            return nil
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
