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
    ///   - words: as in the query of an address or as flags of a command, without dashes.
    ///   - allowsAll: whether a limit of 0 stands for all.
    /// - Throws: every problem at once.
    package init(words: [(name: String, value: String)], allowsAll: Bool = false) throws(QuestionError) {
        let said = words.filter { $0.name == Self.word }
        let paging: Set<String> = [QuestionWord.limit.rawValue, QuestionWord.cursor.rawValue]
        var problems = words.filter { $0.name != Self.word && !paging.contains($0.name) }.map { name, value in
            QuestionError.Problem(
                name: name, value: value,
                message: "“\(name.prefix(60))” has no meaning here; there are since, limit and cursor.")
        }
        let since = said.count == 1 ? ChangesSince(said[0].value) : nil
        if said.count > 1 {
            let message = "“since” is said more than once; say it once."
            problems.append(.init(name: Self.word, value: said[1].value, message: message))
        } else if since == nil {
            let value = said.first?.value ?? ""
            let what = said.isEmpty ? "“since” is missing" : "“\(value.prefix(60))” is not a value of “since”"
            problems.append(
                .init(
                    name: Self.word, value: value,
                    message: "\(what); give a time such as 2026-08-05T03:15:00Z, a day, or the sequence of a catalog."))
        }
        let parser = QuestionParser(
            words: words.filter { paging.contains($0.name) }, parts: [.policy, .paging], allowsNoLimit: allowsAll)
        problems += parser.problems
        after = parser.stated.cursor.flatMap { text in
            text.utf8.count <= 18 && text.utf8.allSatisfy { (48...57).contains($0) } ? Int64(text) : nil
        }
        if after == nil, let cursor = words.last(where: { $0.name == QuestionWord.cursor.rawValue }),
            parser.problems.isEmpty
        {
            problems.append(
                .init(
                    name: cursor.name, value: cursor.value,
                    message:
                        "“\(cursor.value.prefix(60))” is no cursor of this list; give the “next” of the page before."))
        }
        guard problems.isEmpty, let since else { throw QuestionError(problems) }
        self.since = since
        limit = parser.stated.limit == 0 ? nil : parser.stated.limit ?? 100
    }

    private static let word = "since"
}
