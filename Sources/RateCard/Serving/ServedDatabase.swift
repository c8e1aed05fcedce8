import ArgumentParser
import Foundation
import Pipeline
import Query
import Store
import Tariff
import Web

/// What the server takes from the database besides the catalog of now.
struct ServedDatabase: Sendable {
    let workspace: Workspace

    /// The catalog of what was known at a moment; nil when nothing was known yet.
    func index(asOf moment: Timestamp) throws -> CatalogIndex? {
        do {
            return try OpenCatalog.index(workspace, asOf: moment)
        } catch let error as PipelineError where error.kind == .empty {
            return nil
        }
    }

    /// A copy of the database for downloads.
    func copy() throws -> DatabaseCopy {
        let store = try OpenCatalog.store(workspace)
        defer { store.close() }
        let name = "ratecard-\(UUID().uuidString).sqlite"
        let path = FileManager.default.temporaryDirectory.appendingPathComponent(name).path
        do {
            try store.copy(to: path)
        } catch {
            // What was written of it is of no use.
            try? FileManager.default.removeItem(atPath: path)
            throw error
        }
        return try DatabaseCopy(takingOver: path)
    }
}
