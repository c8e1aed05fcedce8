import Store
import Tariff

/// The catalog of a machine that has none yet: the bundle, stored if that is possible.
struct FirstCatalog {
    /// The catalog of the bundle.
    let bundled: BundledCatalog
    private let path: String

    /// Loads the bundle for the database of a workspace, and stores it there.
    ///
    /// Nothing is stored while another process writes, or if the database is not writable.
    ///
    /// - Returns: nil if there is no bundle, or another process has published a catalog meanwhile.
    /// - Throws: ``PipelineError`` if the bundle cannot be read.
    init?(_ workspace: Workspace) throws {
        guard let bundled = try BundledCatalog.load(try workspace.catalog(), workspace.report) else { return nil }
        self.bundled = bundled
        path = workspace.database
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
                workspace.report(
                    .note("ratecard: answered from the prices that came with ratecard, and nothing stored: \(error)"))
            default: throw PipelineError.failed(error.description)
            }
        }
    }

    /// Opens a database that holds the bundle: the stored one, else one in memory.
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
