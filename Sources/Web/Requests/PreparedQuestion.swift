import Tariff

/// A question that has been read, and the function that answers it.
struct PreparedQuestion: Sendable {
    /// The earlier time that the question asks about; nil if it asks about the current catalog.
    var asOf: Timestamp?
    /// The largest number of results that the answer lists.
    var limit = 1
    /// Computes the answer.
    let answer: @Sendable (AnswerContext) throws(Problem) -> Answer
}
