extension CatalogStore {
    /// Writes a run in one transaction.
    ///
    /// If anything fails, nothing is written.
    ///
    /// - Parameters:
    ///   - run: The documents and the changes of claims.
    ///   - completing: Adds the results that depend on the written claims: states, catalog and summary.
    /// - Returns: The numbers assigned to the run and its documents, and the catalog's sequence.
    /// - Throws: ``StoreError``, in which case nothing is written.
    package func write(
        _ run: RunWrite, completing: (inout RunWrite) throws -> Void = { _ in }
    ) throws(StoreError) -> WrittenRun {
        try write { db in
            var writer = try RunWriter(db, path: path)
            return try writer.write(run, completing: completing)
        }
    }
}
