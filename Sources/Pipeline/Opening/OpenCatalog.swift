import Ingest
package import Query
package import Store
package import Tariff

/// The published catalog as a reading process sees it.
///
/// One blob is read if nothing has changed since it was written. If the curated data has changed, or the blob has another
/// format, the index is rebuilt in memory from the claims. If there is no catalog, the bundle is loaded first.
package enum OpenCatalog {
    /// Opens the database of a workspace.
    ///
    /// One without a catalog is given the bundle, in memory if nothing can be stored.
    ///
    /// - Throws: ``StoreError``, or ``PipelineError`` with what to do.
    package static func store(_ workspace: Workspace) throws -> CatalogStore {
        if let store = try published(workspace.database) { return store }
        return try FirstCatalog(workspace)?.store() ?? CatalogStore.openForReading(path: workspace.database)
    }

    /// Returns the index that questions are answered from.
    ///
    /// - Parameters:
    ///   - workspace: The database and the curated data.
    ///   - asOf: The moment whose knowledge is asked for; nil is now.
    /// - Returns: The index.
    /// - Throws: ``StoreError``, or ``PipelineError`` with what to do.
    package static func index(_ workspace: Workspace, asOf: Timestamp? = nil) throws -> CatalogIndex {
        let held = try published(workspace.database)
        let catalogPath = try workspace.catalog()
        let first = held == nil ? try FirstCatalog(workspace) : nil
        if asOf == nil, let first { return first.bundled.index }
        let store = try held ?? first?.store() ?? CatalogStore.openForReading(path: workspace.database)
        defer { store.close() }
        guard let published = try store.readIndex() else {
            throw PipelineError.failed(
                "\(store.path) holds no catalog yet: read documents with `ratecard refresh --from DIR`.")
        }
        if let asOf { return try index(store, CuratedData.load(catalogPath), asOf: asOf) }
        if published.curation == CuratedFolder.fingerprint(catalogPath), let index = published.index { return index }
        return try rebuilt(store, CuratedData.load(catalogPath)) { _ in published.sequence }.index
    }

    /// Decides the present catalog of a database again.
    ///
    /// - Parameters:
    ///   - store: The database.
    ///   - curation: The curated data.
    ///   - sequence: Returns the number of the version.
    /// - Returns: The catalog with its index.
    /// - Throws: ``StoreError`` if the database cannot be read.
    package static func rebuilt(
        _ store: CatalogStore, _ curation: Curation, sequence: (_ version: String) -> Int64 = { _ in 0 }
    ) throws(StoreError) -> DecidedCatalog {
        let readings = SourceReading.newest(of: try store.documents().map(\.content), states: try store.sourceStates())
        return DecidedCatalog(
            Normaliser(curation).normalised(try store.claims().map(\.held)),
            by: Reconciler(curation: curation, readings: readings),
            generatedAt: try store.publishedStamp()?.generatedAt ?? .now, sequence: sequence)
    }

    /// Opens a database that holds a catalog; nil if there is none.
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

    /// Returns the index of what was known at a moment, with the sequence that was published then.
    private static func index(_ store: CatalogStore, _ curation: Curation, asOf: Timestamp) throws -> CatalogIndex {
        let documents = try store.documents().map(\.content).filter { $0.fetchedAt <= asOf }
        guard !documents.isEmpty else {
            throw PipelineError.empty("Nothing was known yet at \(asOf): the first document is of a later date.")
        }
        let run = try store.runs(limit: .max).first { $0.at <= asOf }
        let readings = SourceReading.newest(of: documents, states: [])
        return DecidedCatalog(
            Normaliser(curation).normalised(try store.claims(asOf: asOf).map(\.held)),
            by: Reconciler(curation: curation, readings: readings),
            generatedAt: asOf, sequence: { _ in run?.sequence ?? 0 }
        ).index
    }
}
