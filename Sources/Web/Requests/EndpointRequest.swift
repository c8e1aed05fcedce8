import Query
import Tariff

/// The parameters of a request to an endpoint, before they are read.
struct EndpointRequest: Sendable {
    /// The parts of a question that the endpoint accepts.
    let parts: Set<Parameter.Part>
    /// The time that a question is about if it states none.
    let now: Timestamp
    /// The id in the path, still percent-encoded; empty if the path of the endpoint has none.
    let id: Substring
    /// The parameters of the address and of the body, in their order.
    var words: [(name: String, value: String)]

    /// The largest number of ids in a comparison.
    static let mostCompared = 20
    /// The longest id, in Unicode scalars.
    static let longestID = 300

    /// The texts that the id in the path may be: as it was sent, then decoded, because an id may contain percent signs.
    var ids: [String] {
        guard let decoded = PercentEncoding.decoded(id, plusIsSpace: false), decoded != id else { return [String(id)] }
        return [String(id), decoded]
    }

    /// Reads a question.
    func question() throws(Problem) -> Question {
        try Problem.reading { () throws(QuestionError) in try Question(words: words, parts: parts, now: now) }
    }

    /// Reads the question of a list, in which `q` is the text to search for.
    func list() throws(Problem) -> ListQuestion {
        let (search, rest) = try takingOptional("q")
        if let search { try Self.checkLength("q", search) }
        return try Problem.reading { () throws(QuestionError) in try ListQuestion(words: rest.words, search: search) }
    }

    /// Reads `as_of`, and refuses every other parameter.
    func onlyAsOf() throws(Problem) -> Timestamp? {
        try refuse(words.filter { $0.name != Parameter.asOf.name })
        return try Problem.reading { () throws(QuestionError) in try ListQuestion(words: words).asOf }
    }

    /// Refuses every parameter.
    func refuseParameters() throws(Problem) {
        try refuse(words)
    }

    /// Removes a parameter that is not a part of a question.
    ///
    /// - Throws: a ``Problem`` if it is given twice.
    func takingOptional(_ name: String) throws(Problem) -> (value: String?, rest: EndpointRequest) {
        let values = words.filter { $0.name == name }.map(\.value)
        guard values.count < 2 else {
            throw .badWord(name, values[1], "“\(name)” is given more than once; give it once.")
        }
        return (values.first, removing(name))
    }

    /// Removes a required parameter that is not a part of a question, such as `id`.
    ///
    /// - Throws: a ``Problem`` if it is missing or given twice.
    func taking(_ name: String) throws(Problem) -> (value: String, rest: EndpointRequest) {
        let (value, rest) = try takingOptional(name)
        guard let value, !value.isEmpty else { throw .badWord(name, "", "“\(name)” is missing; give one.") }
        try Self.checkLength(name, value)
        return (value, rest)
    }

    /// Removes all values of a parameter that is given at least twice, with different values.
    ///
    /// - Throws: a ``Problem`` if there are too few or too many values.
    func takingSeveral(_ name: String) throws(Problem) -> (values: [String], rest: EndpointRequest) {
        let values = words.filter { $0.name == name }.map(\.value)
        guard values.count > 1 else {
            throw .badWord(
                name, values.first ?? "",
                "“\(name)” is given \(values.isEmpty ? "zero times" : "once"); give it two times or more.")
        }
        guard values.count <= Self.mostCompared else {
            throw .badWord(
                name, values[Self.mostCompared],
                "“\(name)” is given \(values.count) times; give it at most \(Self.mostCompared) times.")
        }
        for (index, value) in values.enumerated() {
            guard !value.isEmpty else { throw .badWord(name, value, "“\(name)” is empty; give an id.") }
            guard !values[..<index].contains(value) else {
                throw .badWord(name, value, "“\(name)” is “\(value.prefix(60))” twice; give every id once.")
            }
            try Self.checkLength(name, value)
        }
        return (values, removing(name))
    }

    private func removing(_ name: String) -> EndpointRequest {
        EndpointRequest(parts: parts, now: now, id: id, words: words.filter { $0.name != name })
    }

    private func refuse(_ words: [(name: String, value: String)]) throws(Problem) {
        guard !words.isEmpty else { return }
        throw .badQuestion(
            QuestionError(
                words.map { name, value in
                    .init(
                        name: name, value: String(value.prefix(200)),
                        message: "“\(name.prefix(60))” has no meaning here; leave it out.")
                }))
    }

    private static func checkLength(_ name: String, _ value: String) throws(Problem) {
        guard value.unicodeScalars.count <= longestID else {
            throw .badWord(
                name, value, "“\(name)” is longer than \(longestID) characters, the longest that an id may be.")
        }
    }
}
