import HTTPTypes
import Query
import Tariff

/// One thing that can be asked over HTTP: where, how, with which words, and what answers.
struct Endpoint: Sendable {
    /// An answer before it is a reply.
    struct Answer: Sendable {
        /// The body.
        var bytes: [UInt8]
        /// The first moment at which the answer may be another one.
        var validUntil: Timestamp?
    }

    /// Who answers.
    enum Handler: Sendable {
        /// The catalog, quickly.
        case catalog(@Sendable (EndpointRequest) throws -> Answer)
        /// What was recorded of the catalog, which is read when it is asked for.
        case record(@Sendable (EndpointRequest, ServedCatalog) async throws -> Answer)
        /// The server itself, with or without a catalog.
        case server(@Sendable (ServerState) throws -> Answer)
        /// A feed of the catalog, which takes long to be made; the texts are what the id in the path may be.
        case feed(@Sendable (CatalogIndex, [String]) throws -> Feed)
        /// The database itself.
        case database
    }

    /// The method that it takes besides HEAD and OPTIONS; a POST is a question in a body.
    let methods: [HTTPRequest.Method]
    /// The path, with `{id}` where the rest of the path is an id, up to an ending such as `.json`.
    let path: String
    /// Whether it answers without a token.
    var isOpen = false
    /// Whether the answer may be kept.
    var isCacheable = true
    /// Whether the catalog answers so soon that the event loop may wait for it.
    var isQuick = false
    /// The parts of a question whose words it takes.
    var parts: Set<QuestionWord.Part> = []
    /// The words that it takes besides.
    var own: [OwnWord] = []
    /// What it does, in a line.
    let summary: String
    /// What it answers.
    let answers: AnswerType
    /// The answer.
    let handler: Handler

    /// A word of one endpoint that is no word of a question.
    struct OwnWord: Sendable {
        /// What the value may be.
        enum Form: Sendable {
            case text
            case choice([String])
            case moment
            /// A time, or the number of a catalog.
            case momentOrSequence
        }

        let name: String
        let summary: String
        var form = Form.text
        var isRequired = false
        var standard: String?
        /// How often it may be said; more than once only where several are meant.
        var most = 1
        /// Values as examples; as many as are meant together.
        var examples: [String] = []
    }

    /// What a body is.
    enum AnswerType: Sendable {
        /// JSON of the schema with that name.
        case json(String)
        /// Text of that type.
        case text(String)
        /// A file of that type.
        case file(String)

        /// The `Content-Type`.
        var contentType: String {
            switch self {
            case .json: "application/json"
            case .text(let type), .file(let type): type
            }
        }
    }

    /// Every word of a question that it takes, in the order of the contract.
    ///
    /// What the catalog answers can be asked of an earlier one.
    var words: [QuestionWord] {
        switch handler {
        case .catalog: QuestionWord.allCases.filter { $0.isAnswered && (parts.contains($0.part) || $0 == .asOf) }
        case .record: [.limit, .cursor]
        case .server, .feed, .database: []
        }
    }

    /// The path before and after the id; nil where it takes none.
    var aroundID: (before: String, after: String)? {
        guard let mark = path.firstRange(of: "{id}") else { return nil }
        return (String(path[..<mark.lowerBound]), String(path[mark.upperBound...]))
    }

    /// The methods that are taken, HEAD and OPTIONS among them.
    var allowed: [HTTPRequest.Method] { methods + (methods.contains(.get) ? [.head, .options] : [.options]) }

    /// The methods that are taken, as `Allow` lists them.
    var allowedText: String { allowed.map(\.rawValue).joined(separator: ", ") }
}
