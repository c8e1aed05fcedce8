import Query
import Store

/// Reads recorded changes from the database, for the command and the endpoint.
struct RecordedChanges {
    let options: GlobalOptions

    /// Returns the page of changes that a question asks for.
    ///
    /// - Throws: ``CommandFailure`` if the database cannot be read.
    func page(_ question: ChangesQuestion) throws -> ChangePage {
        do {
            let store = try OpenCatalog.store(options)
            defer { store.close() }
            let (changes, sequence) = try store.changes(
                since: question.since, after: question.after, limit: question.limit.map { $0 + 1 })
            return ChangePage(changes, question, sequence: sequence)
        } catch let error as StoreError {
            throw CommandFailure.failed(error.description)
        }
    }
}
