import Ingest
package import Query
import Store
import Tariff

/// Notices when another process changes the catalog of a database, and reads the new one.
package struct CatalogFollower: Sendable {
    /// A change since the last look.
    package enum Update: Sendable {
        /// Another catalog, with all offers in memory.
        case catalog(CatalogIndex, sources: [SourcePage.Entry])
        /// Other results of reading the sources, of the same catalog.
        case sources([SourcePage.Entry])
    }

    /// The inputs of a catalog.
    ///
    /// If they differ, the catalog is read again.
    private struct Stamp: Equatable, Sendable {
        var version: String
        var generatedAt: Timestamp
        var curation: String
        var states: [SourceState]

        /// Returns true if both are of the same catalog, whatever the results of reading the sources.
        func isSameCatalog(as other: Stamp?) -> Bool {
            version == other?.version && generatedAt == other?.generatedAt && curation == other?.curation
        }
    }

    private let workspace: Workspace
    private var last: Stamp?

    /// Creates a follower that has seen no catalog yet.
    package init(_ workspace: Workspace) { self.workspace = workspace }

    /// Compares the database and the curated data with the last look, and reads what has changed.
    ///
    /// - Parameter isRepeated: True to report the present state even if it is the last one, after an error.
    /// - Returns: The change; nil if there is none.
    /// - Throws: ``PipelineError`` or ``StoreError`` if there is no catalog or it cannot be read.
    package mutating func next(isRepeated: Bool = false) throws -> Update? {
        guard let stamp = try stamp() else {
            if last == nil { throw PipelineError.failed("The database holds no catalog yet.") }
            return nil
        }
        guard stamp != last || isRepeated else { return nil }
        let curation = try CuratedData.load(try workspace.catalog())
        let sources = SourceEntries.entries(
            of: curation.sources.values.sorted { $0.id < $1.id },
            Dictionary(uniqueKeysWithValues: stamp.states.map { ($0.source, $0) }))
        let update: Update =
            stamp.isSameCatalog(as: last)
            ? .sources(sources) : .catalog(try OpenCatalog.index(workspace).keepingOffersInMemory(), sources: sources)
        last = stamp
        return update
    }

    private func stamp() throws -> Stamp? {
        let store = try OpenCatalog.store(workspace)
        defer { store.close() }
        guard let published = try store.publishedStamp() else { return nil }
        return Stamp(
            version: published.version, generatedAt: published.generatedAt,
            curation: CuratedFolder.fingerprint(try workspace.catalog()), states: try store.sourceStates())
    }
}
