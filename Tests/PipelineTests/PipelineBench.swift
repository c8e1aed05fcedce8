import Foundation
import Ingest
import Pipeline
import Query
import Store
import Tariff
import TestSupport
import Testing

/// A folder with a database, curated data and documents, on which tests run the pipeline in process.
final class PipelineBench {
    let folder: URL

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "ratecard-pipeline-\(UUID().uuidString)")
        try FileManager.default.createDirectory(atPath: catalog, withIntermediateDirectories: true)
        // The curated data of the package, of which a test may change the providers, without its bundle.
        let package = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "catalog").path
        for name in ["labs", "models", "sources"] {
            try FileManager.default.createSymbolicLink(
                atPath: "\(catalog)/\(name)", withDestinationPath: "\(package)/\(name)")
        }
        try FileManager.default.copyItem(atPath: "\(package)/providers", toPath: "\(catalog)/providers")
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    var database: String { folder.appending(path: "catalog.sqlite").path }
    var catalog: String { folder.appending(path: "catalog").path }

    var workspace: Workspace {
        Workspace(database: database, catalog: { [catalog] in catalog })
    }

    /// Writes a file below the folder.
    func write(_ path: String, _ text: String) throws {
        let url = folder.appending(path: path)
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: url)
    }

    /// Reads lists as of a moment and publishes the catalog that follows.
    @discardableResult
    func refresh(_ lists: SampleLists, at moment: String, isDry: Bool = false) throws -> RefreshSummary {
        let name = "documents-\(UUID().uuidString)"
        for (file, text) in lists.files { try write("\(name)/\(file)", text) }
        let fetchedAt = try #require(Timestamp(moment))
        let documents = try DocumentFolder(
            folder.appending(path: name).path, sources: [OpenRouter().id, LiteLLM().id], at: fetchedAt)
        let store =
            isDry ? try? CatalogStore.openForReading(path: database) : try CatalogStore.openForWriting(path: database)
        defer { store?.close() }
        let entries = documents.entries.sorted { $0.key < $1.key }.map { ($0.key, $0.value, fetchedAt) }
        return try RefreshRun(try CuratedData(catalog), store, isDry: isDry, startedAt: fetchedAt)
            .run(entries, at: fetchedAt)
    }

    /// The index that questions are answered from.
    func index(asOf moment: String? = nil) throws -> CatalogIndex {
        try OpenCatalog.index(workspace, asOf: moment.flatMap { Timestamp($0) })
    }
}

extension RefreshSummary {
    /// The status of each source.
    var statuses: [String] { outcomes.map(\.status.rawValue) }
}
