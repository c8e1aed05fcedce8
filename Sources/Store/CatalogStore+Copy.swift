internal import GRDB

extension CatalogStore {
    /// Writes the whole database, as it is at one moment, to a file that does not exist yet.
    ///
    /// The copy is packed and has no journal beside it; a writer may go on meanwhile.
    ///
    /// - Throws: ``StoreError`` when the file cannot be written.
    package func copy(to copy: String) throws(StoreError) {
        try Self.attempt(path) {
            try queue.writeWithoutTransaction { try $0.execute(sql: "VACUUM INTO ?", arguments: [copy]) }
        }
    }
}
