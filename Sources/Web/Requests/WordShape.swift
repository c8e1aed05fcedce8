import Query

/// Which JSON values a word takes in a body; text is taken for everything, as the query would have it.
struct WordShape {
    /// Whether it takes a number.
    var takesNumbers = false
    /// Whether it takes a truth value.
    var takesFlags = false
    /// Whether it takes a list, whose items then stand for themselves.
    var takesLists = false
    /// Whether an item of a list may have blanks around it, which are no part of it.
    var trimsItems = false
    /// Whether every item of a list is a value of its own, as when the word is said several times.
    var isRepeatable = false

    /// The shape of a word of a question.
    init(_ word: QuestionWord) {
        isRepeatable = word.isRepeatable
        takesLists = word.isRepeatable
        switch word.described.form {
        case .count, .money: takesNumbers = true
        case .flag: takesFlags = true
        case .choices: takesLists = true
        case .globs: (takesLists, trimsItems) = (true, true)
        case .choice, .moment, .text, .cursor: break
        }
    }

    /// The shape of a word of one endpoint.
    init(_ word: Endpoint.OwnWord) {
        isRepeatable = word.most > 1
        takesLists = word.most > 1
    }

    /// The shapes of all words that an endpoint takes, by their names.
    static func all(of endpoint: Endpoint) -> [String: WordShape] {
        let shapes = endpoint.own.map { ($0.name, WordShape($0)) } + endpoint.words.map { ($0.rawValue, WordShape($0)) }
        return Dictionary(shapes) { first, _ in first }
    }

    /// What to give instead of something else.
    var expected: String {
        if takesFlags { return "true or false" }
        if takesNumbers { return "a number" }
        return takesLists ? "a list of strings" : "a string"
    }
}
