import Query
import Tariff

/// An answer whose parameters have been read and checked, so that only the computation is left.
enum PreparedAnswer: Sendable {
    /// The answer of a catalog to a question.
    case question(PreparedQuestion)
    /// A page of the recorded changes.
    case changes(ChangesQuestion)
    /// An answer about the server itself.
    case server(@Sendable (ServerState) throws -> Answer)
    /// A feed of the catalog.
    case feed(@Sendable (CatalogIndex) throws(Problem) -> Feed)
    /// The database itself.
    case database
}

/// A question that has been read, and the function that answers it.
struct PreparedQuestion: Sendable {
    /// The earlier time that the question asks about; nil if it asks about the current catalog.
    var asOf: Timestamp?
    /// The largest number of results that the answer lists.
    var limit = 1
    /// Computes the answer.
    let answer: @Sendable (AnswerContext) throws(Problem) -> Answer
}
