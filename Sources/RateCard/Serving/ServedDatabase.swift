import ArgumentParser
import Foundation
import Pipeline
import Query
import Store
import Tariff
import Web

/// The data that the server reads from the database besides the current catalog.
struct ServedDatabase: Sendable {
    let workspace: Workspace

    /// Returns the catalog of what was known at a moment; nil if nothing was known yet.
    func index(asOf moment: Timestamp) throws -> CatalogIndex? {
        do {
            return try OpenCatalog.index(workspace, asOf: moment)
        } catch let error as PipelineError where error.kind == .empty {
            return nil
        }
    }

    /// Returns a copy of the database for downloads.
    func copy() throws -> DatabaseCopy {
        let store = try OpenCatalog.store(workspace)
        defer { store.close() }
        let name = "ratecard-\(UUID().uuidString).sqlite"
        let path = FileManager.default.temporaryDirectory.appendingPathComponent(name).path
        do {
            try store.copy(to: path)
        } catch {
            // A partial copy is of no use.
            try? FileManager.default.removeItem(atPath: path)
            throw error
        }
        return try DatabaseCopy(takingOver: path)
    }
}
