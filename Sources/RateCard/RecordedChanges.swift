import Query
import Store

/// What changed, as the command and the endpoint both read it from the database.
struct RecordedChanges {
    let options: GlobalOptions

    /// The page that a question asks for.
    ///
    /// - Throws: ``CommandFailure`` where the database cannot be read.
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
