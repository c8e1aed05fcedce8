package import Query
import Store

/// The recorded changes of the database, for the command and the endpoint.
package struct RecordedChanges: Sendable {
    private let workspace: Workspace

    /// Creates access to the changes of a workspace.
    package init(_ workspace: Workspace) { self.workspace = workspace }

    /// Returns the page of changes that a question asks for.
    ///
    /// - Throws: ``PipelineError`` or ``StoreError`` if the database cannot be read.
    package func page(_ question: ChangesQuestion) throws -> ChangePage {
        let store = try OpenCatalog.store(workspace)
        defer { store.close() }
        let (changes, sequence) = try store.changes(
            since: question.since, after: question.after, limit: question.limit.map { $0 + 1 })
        return ChangePage(changes, question, sequence: sequence)
    }
}
