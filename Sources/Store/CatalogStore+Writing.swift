extension CatalogStore {
    /// Writes a run in one transaction: all of it, or, when anything fails, nothing.
    ///
    /// - Parameters:
    ///   - run: what is known of the run.
    ///   - completing: adds what was decided while the claims were written: states, catalog and summary.
    /// - Returns: the numbers that the run and its documents got, and the catalog's sequence.
    /// - Throws: ``StoreError``; nothing is written then.
    package func write(
        _ run: RunWrite, completing: (inout RunWrite) throws -> Void = { _ in }
    ) throws(StoreError) -> WrittenRun {
        try write { db in
            var writer = try RunWriter(db, path: path)
            return try writer.write(run, completing: completing)
        }
    }
}
