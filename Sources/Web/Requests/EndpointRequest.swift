import Query
import Tariff

/// A question to the catalog as an endpoint sees it.
struct EndpointRequest: Sendable {
    /// The answers of the catalog.
    let answers: FastAnswers
    /// The parts of a question that the endpoint takes.
    let parts: Set<QuestionWord.Part>
    /// Now, on the clock by which answers are told.
    let now: Timestamp
    /// The earlier moment that is asked about.
    let asOf: Timestamp?
    /// What stands in the path where the endpoint's template has a name, still percent-encoded; else empty.
    let id: Substring
    /// The words of the query, or of the body.
    let words: [(name: String, value: String)]

    /// The catalog.
    var index: CatalogIndex { answers.index }

    /// The moment by which ages are told: now, or the earlier one.
    var moment: Timestamp { asOf ?? now }

    /// The id in the path, as it was sent and decoded: an id may itself hold percent signs.
    var ids: [String] { Self.ids(id) }

    /// What the id in a path may be.
    static func ids(_ id: Substring) -> [String] {
        guard let decoded = PercentEncoding.decoded(id, plusIsSpace: false), decoded != id else { return [String(id)] }
        return [String(id), decoded]
    }

    /// The question of the words.
    func question() throws(Problem) -> Question {
        try Self.reading { () throws(QuestionError) in try Question(words: words, parts: parts, now: now) }
    }

    /// The list's question of the words; `q` is what is searched for.
    func list() throws(Problem) -> ListQuestion {
        let (search, rest) = try takingOne("q")
        if let search { try Self.checkLength("q", search) }
        return try Self.reading { () throws(QuestionError) in try ListQuestion(words: rest.words, search: search) }
    }

    /// Refuses every word but `as_of`.
    func nothingElse() throws(Problem) {
        let refused = words.filter { $0.name != QuestionWord.asOf.rawValue }.map { name, value in
            QuestionError.Problem(
                name: name, value: String(value.prefix(200)),
                message: "“\(name.prefix(60))” has no meaning here; leave it out.")
        }
        guard refused.isEmpty else { throw .badQuestion(QuestionError(refused)) }
        _ = try Self.reading { () throws(QuestionError) in try ListQuestion(words: words) }
    }

    /// Takes out the value of a word that is no word of a question; nil when it is not said.
    ///
    /// - Throws: a ``Problem`` when it is said twice.
    func takingOne(_ name: String) throws(Problem) -> (value: String?, rest: EndpointRequest) {
        let said = words.filter { $0.name == name }
        guard said.count < 2 else {
            throw .badWord(name, said[1].value, "“\(name)” is said more than once; say it once.")
        }
        return (said.first?.value, with(words.filter { $0.name != name }))
    }

    /// Takes out the one value of a word that is no word of a question, such as `id`.
    ///
    /// - Throws: a ``Problem`` when it is missing or said twice.
    func taking(_ name: String) throws(Problem) -> (value: String, rest: EndpointRequest) {
        let (value, rest) = try takingOne(name)
        guard let value, !value.isEmpty else { throw .badWord(name, "", "“\(name)” is missing; give one.") }
        try Self.checkLength(name, value)
        return (value, rest)
    }

    /// How many things are compared at most.
    static let mostCompared = 20

    /// Takes out the values of a word of which at least two are meant, each once.
    ///
    /// - Throws: a ``Problem`` when there are too few or too many.
    func takingSeveral(_ name: String) throws(Problem) -> (values: [String], rest: EndpointRequest) {
        let values = words.filter { $0.name == name }.map(\.value)
        guard values.count > 1 else {
            throw .badWord(
                name, values.first ?? "", "“\(name)” names \(values.count) of two or more; say it once for each.")
        }
        guard values.count <= Self.mostCompared else {
            throw .badWord(
                name, values[Self.mostCompared], "“\(name)” names \(values.count); name \(Self.mostCompared) at most.")
        }
        for (place, value) in values.enumerated() {
            guard !value.isEmpty else { throw .badWord(name, value, "“\(name)” is empty; give an id.") }
            guard !values[..<place].contains(value) else {
                throw .badWord(name, value, "“\(name)” names “\(value.prefix(60))” twice; name each once.")
            }
            try Self.checkLength(name, value)
        }
        return (values, with(words.filter { $0.name != name }))
    }

    /// How long an id may be, in characters.
    static let longestID = 300

    private static func checkLength(_ name: String, _ value: String) throws(Problem) {
        guard value.unicodeScalars.count <= longestID else {
            throw .badWord(name, value, "“\(name)” is longer than the \(longestID) characters that an id may have.")
        }
    }

    /// An answer that shows many offers and so holds until any of them changes.
    func changing(_ bytes: [UInt8]) -> Endpoint.Answer {
        .init(bytes: bytes, validUntil: index.nextChange(after: now))
    }

    /// The problem of an id that nothing has.
    func unknown(_ what: String, _ id: String) -> Problem {
        // A long id costs much to compare, and nothing is near it.
        .unknown(what, id, near: id.utf8.count > 200 ? [] : index.suggestions(for: id))
    }

    /// Reads words, and turns what is wrong with them into a problem.
    static func reading<Value>(_ read: () throws(QuestionError) -> Value) throws(Problem) -> Value {
        do throws(QuestionError) { return try read() } catch { throw .badQuestion(error) }
    }

    private func with(_ words: [(name: String, value: String)]) -> EndpointRequest {
        EndpointRequest(answers: answers, parts: parts, now: now, asOf: asOf, id: id, words: words)
    }
}
