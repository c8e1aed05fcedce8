internal import GRDB

extension CatalogStore {
    /// Writes a consistent snapshot of the whole database to a new file.
    ///
    /// The copy is compact and has no journal file. Writers are not blocked.
    ///
    /// - Throws: ``StoreError`` if the file cannot be written.
    package func copy(to copy: String) throws(StoreError) {
        try Self.attempt(path) {
            try queue.writeWithoutTransaction { try $0.execute(sql: "VACUUM INTO ?", arguments: [copy]) }
        }
    }
}
