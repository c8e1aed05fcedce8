package import Tariff

/// A question for a page of changes.
package struct ChangesQuestion: Sendable, Hashable {
    /// The start of the changes.
    package var since: ChangesSince
    /// The largest number of changes on a page; nil is all.
    package var limit: Int?
    /// The number of the change after which the page begins.
    package var after: Int64?

    /// Reads the question from names and values: `since`, and optionally `limit` and `cursor`.
    ///
    /// - Parameters:
    ///   - words: Names and values as in a query, or as options of a command without dashes.
    ///   - allowsAll: True if a limit of 0 stands for all.
    ///   - spelling: The spelling of names in sentences.
    /// - Throws: All problems at once.
    package init(
        words: [(name: String, value: String)], allowsAll: Bool = false, spelling: ParameterSpelling = .name
    ) throws(QuestionError) {
        let part = allowsAll ? Parameter.Part.unboundedPaging : .paging
        let paging = Set(part.parameters.map(\.name))
        var problems = words.filter { $0.name != Self.name && !paging.contains($0.name) }.map { name, value in
            QuestionError.Problem(
                name: name, value: value,
                message: "“\(name.prefix(60))” has no meaning here; the parameters are since, limit and cursor.")
        }
        let given = words.filter { $0.name == Self.name }
        let since = given.count == 1 ? ChangesSince(given[0].value) : nil
        if given.count > 1 {
            let message = "“\(spelling(Self.name))” is given more than once; give it once."
            problems.append(.init(name: Self.name, value: given[1].value, message: message))
        } else if since == nil {
            let value = given.first?.value ?? ""
            let problem =
                given.isEmpty
                ? "“\(spelling(Self.name))” is missing"
                : "Invalid value for \(spelling(Self.name)): “\(value.prefix(60))”"
            let advice = "give a time such as 2026-08-05T03:15:00Z, a day, or the sequence number of a catalog"
            problems.append(.init(name: Self.name, value: value, message: "\(problem); \(advice)."))
        }
        var question = Question.usual
        let parser = QuestionParser(
            words: words.filter { paging.contains($0.name) }, parts: [part], into: &question, spelling: spelling)
        problems += parser.problems
        let page = question.page
        after = page.cursor.flatMap { text in
            text.utf8.count <= 18 && text.utf8.allSatisfy { (48...57).contains($0) } ? Int64(text) : nil
        }
        if after == nil, parser.problems.isEmpty, let cursor = words.last(where: { $0.name == "cursor" }) {
            let message =
                "“\(cursor.value.prefix(60))” is no cursor of this list; give the “next” of the previous page."
            problems.append(.init(name: cursor.name, value: cursor.value, message: message))
        }
        guard problems.isEmpty, let since else { throw QuestionError(problems) }
        self.since = since
        limit = page.length == 0 ? nil : page.length
    }

    private static let name = "since"
}
