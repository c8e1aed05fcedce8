extension CatalogStore {
    /// Writes a run in one transaction: all of it, or, when anything fails, nothing.
    ///
    /// - Returns: the numbers that the run and its documents got, and the catalog's sequence.
    package func write(_ run: RunWrite) throws(StoreError) -> WrittenRun {
        try write { db in
            var writer = try RunWriter(db, path: path)
            return try writer.write(run)
        }
    }
}
