import HTTPTypes
import Query
import Tariff

/// One thing that can be asked over HTTP: where, how, with which words, and what answers.
struct Endpoint: Sendable {
    /// An answer before it is a reply.
    struct Answer: Sendable {
        /// The body.
        var bytes: [UInt8]
        /// What the body is.
        var contentType = "application/json"
        /// The first moment at which the answer may be another one.
        var validUntil: Timestamp?
        /// Whether the answer may be kept at all.
        var isCacheable = true
    }

    /// The methods that it takes besides HEAD and OPTIONS.
    let methods: [HTTPRequest.Method]
    /// The path, with `{id}` at its end where the rest of the path is an id.
    let path: String
    /// Whether it answers without a token and without a catalog.
    var isOpen = false
    /// The words that it takes, for the description of the interface.
    let words: Words
    /// What it does, in a line.
    let summary: String
    /// The schema of its answer, by the name in the description.
    let answers: String
    /// The answer.
    let answer: @Sendable (Asked) async throws -> Answer

    /// The words that an endpoint takes.
    enum Words: Sendable {
        /// None.
        case none
        /// Those of these parts of a question.
        case question([QuestionWord.Part])
        /// An id, and those of these parts of a question.
        case id([QuestionWord.Part])
        /// Several ids, and those of these parts of a question.
        case ids([QuestionWord.Part])
    }

    /// The part of the path before the id.
    var prefix: Substring { path.hasSuffix("{id}") ? path.dropLast("{id}".count) : path[...] }

    /// Whether the path ends in an id.
    var takesID: Bool { path.hasSuffix("{id}") }
}
