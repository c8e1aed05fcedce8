import Query
import Tariff

/// The catalog and the times that a question is answered from.
struct AnswerContext: Sendable {
    /// The answers of the catalog: of the current one, or of an earlier one that the question asks about.
    let answers: FastAnswers
    /// The current time, from which the validity of the answer is computed.
    let now: Timestamp
    /// The time that the question asks about, from which ages are computed: the current time, or an earlier one.
    let moment: Timestamp

    /// The catalog.
    var index: CatalogIndex { answers.index }

    /// Returns an answer about many offers, which is valid until any of them changes.
    func changing(_ bytes: [UInt8]) -> Answer {
        Answer(bytes: bytes, validUntil: index.nextChange(after: now))
    }

    /// Returns the problem of an id that the catalog does not have.
    func unknown(_ kind: String, _ id: String) -> Problem {
        // Comparing a long id with all others is expensive, and none is similar to it.
        .unknown(kind, id, near: id.utf8.count > 200 ? [] : index.suggestions(for: id))
    }

    /// Returns the problem of a provider that the catalog does not have.
    static func unknownProvider(_ id: String, in index: CatalogIndex) -> Problem {
        .unknown("provider", id, near: index.providerSuggestions(for: String(id.prefix(100))))
    }
}
