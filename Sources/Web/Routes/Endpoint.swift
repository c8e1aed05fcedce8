import HTTPTypes
import Query
import Tariff

/// An operation of the API: its path, methods and parameters, and the function that answers.
struct Endpoint: Sendable {
    /// The kinds of answers, each with the function that reads the parameters or computes the answer.
    enum Handler: Sendable {
        /// Reads a question that a catalog answers from memory.
        case catalog(@Sendable (EndpointRequest) throws(Problem) -> PreparedQuestion)
        /// Lists the recorded changes, which are read from the database.
        case changes
        /// Answers about the server itself, with or without a catalog.
        case server(@Sendable (ServerState) throws -> Answer)
        /// Finds a feed of the catalog, which takes long to write. The texts are what the id in the path may be.
        case feed(@Sendable (CatalogIndex, [String]) throws(Problem) -> Feed)
        /// Sends the database itself.
        case database
    }

    /// The methods that are accepted besides HEAD and OPTIONS; a POST has the question in its body.
    let methods: [HTTPRequest.Method]
    /// The path, in which `{id}` stands for an id, up to an ending such as `.json`.
    let path: String
    /// True if no token is required.
    var isOpen = false
    /// True if clients and caches may store the answer.
    var isCacheable = true
    /// True if the catalog answers so soon that the event loop may compute the answer.
    var isQuick = false
    /// The parts of a question that are accepted as parameters.
    var parts: Set<Parameter.Part> = []
    /// The parameters that are accepted besides.
    var own: [OwnWord] = []
    /// The purpose, in one line.
    let summary: String
    /// The type of the answer.
    let answers: AnswerType
    /// The function that answers.
    let handler: Handler

    /// A parameter of a single endpoint, which is not a part of a question.
    struct OwnWord: Sendable {
        /// The values that are accepted.
        enum Form: Sendable {
            case text
            case choice([String])
            case moment
            /// A time, or the sequence number of a catalog.
            case momentOrSequence
        }

        let name: String
        let summary: String
        var form = Form.text
        var isRequired = false
        var standard: String?
        /// The largest number of times that the parameter may be given.
        var most = 1
        /// Example values, as many as are needed together.
        var examples: [String] = []
    }

    /// The type of a body.
    enum AnswerType: Sendable {
        /// JSON that follows the schema of that name.
        case json(String)
        /// Text of that media type.
        case text(String)
        /// A file of that media type.
        case file(String)

        /// The value of `Content-Type`.
        var contentType: String {
            switch self {
            case .json: "application/json"
            case .text(let type), .file(let type): type
            }
        }
    }

    /// The parameters that are parts of a question, in the order in which answers repeat them.
    ///
    /// Every question to the catalog accepts `as_of`.
    var parameters: [Parameter] {
        switch handler {
        case .catalog: Parameter.all(in: parts).filter(\.isAnswered) + (parts.contains(.policy) ? [] : [.asOf])
        case .changes: Parameter.Part.paging.parameters
        case .server, .feed, .database: []
        }
    }

    /// The path before and after the id; nil if the path has none.
    var aroundID: (before: String, after: String)? {
        guard let mark = path.firstRange(of: "{id}") else { return nil }
        return (String(path[..<mark.lowerBound]), String(path[mark.upperBound...]))
    }

    /// The methods that are accepted, including HEAD and OPTIONS.
    var allowed: [HTTPRequest.Method] { methods + (methods.contains(.get) ? [.head, .options] : [.options]) }

    /// The value of `Allow`.
    var allowedText: String { allowed.map(\.rawValue).joined(separator: ", ") }
}
