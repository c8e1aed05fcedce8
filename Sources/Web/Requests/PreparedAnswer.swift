import Query

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
