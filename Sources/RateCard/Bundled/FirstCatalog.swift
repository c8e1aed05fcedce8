import Store
import Tariff

/// What a command answers from on a machine that has no catalog yet: the bundle, stored where that is possible.
struct FirstCatalog {
    /// What the bundle gives.
    let bundled: BundledCatalog
    private let path: String

    /// Loads the bundle for the database at `path`, and stores it there.
    ///
    /// While another process holds the right to write, or where nobody may, nothing is stored.
    ///
    /// - Returns: nil where there is no bundle, or another process has published a catalog meanwhile.
    /// - Throws: ``CommandFailure`` where the bundle cannot be read.
    init?(database path: String, catalogPath: String) throws {
        guard let bundled = try BundledCatalog.load(catalogPath) else { return nil }
        self.bundled = bundled
        self.path = path
        do throws(StoreError) {
            let store = try CatalogStore.openForWriting(path: path)
            defer { store.close() }
            if try store.publishedVersion() != nil { return nil }
            try bundled.write(to: store)
        } catch .locked {
            return
        } catch {
            switch error {
            case .readOnly, .cannotOpen, .diskFull:
                Terminal.note(
                    "ratecard: answered from the prices that came with ratecard, and nothing stored: \(error)")
            default: throw CommandFailure.failed(error.description)
            }
        }
    }

    /// A database that holds the bundle: the stored one, else one in memory.
    func store() throws(StoreError) -> CatalogStore {
        if let store = try? CatalogStore.openForReading(path: path) {
            if (try? store.publishedVersion()) ?? nil != nil { return store }
            store.close()
        }
        let store = try CatalogStore.inMemory(standingFor: path)
        try bundled.write(to: store)
        return store
    }
}
