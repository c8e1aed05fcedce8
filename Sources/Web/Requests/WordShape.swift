import Query

/// The JSON values that a parameter accepts in a body.
///
/// Every parameter also accepts text as in a query.
struct WordShape {
    /// Indicates whether it accepts a number.
    var takesNumbers = false
    /// Indicates whether it accepts `true` and `false`.
    var takesFlags = false
    /// Indicates whether it accepts a list of texts.
    var takesLists = false
    /// Indicates whether items of a list may have blanks around them, which are ignored.
    var trimsItems = false
    /// Indicates whether each item of a list is a value of its own, as if the parameter was given several times.
    var isRepeatable = false

    /// Creates the shape of a parameter of a question.
    init(_ parameter: Parameter) {
        isRepeatable = parameter.isRepeatable
        takesLists = parameter.isRepeatable
        switch parameter.form {
        case .count, .money: takesNumbers = true
        case .flag: takesFlags = true
        case .choices: takesLists = true
        case .globs: (takesLists, trimsItems) = (true, true)
        case .choice, .moment, .text, .cursor: break
        }
    }

    /// Creates the shape of a parameter of one endpoint.
    init(_ parameter: Endpoint.OwnWord) {
        isRepeatable = parameter.most > 1
        takesLists = parameter.most > 1
    }

    /// Returns the shapes of all parameters of an endpoint by their names.
    static func all(of endpoint: Endpoint) -> [String: WordShape] {
        let shapes =
            endpoint.own.map { ($0.name, WordShape($0)) } + endpoint.parameters.map { ($0.name, WordShape($0)) }
        return Dictionary(shapes) { first, _ in first }
    }

    /// The value to give instead of another type.
    var expected: String {
        if takesFlags { return "true or false" }
        if takesNumbers { return "a number" }
        return takesLists ? "a list of strings" : "a string"
    }
}
