/// The reasons why a value of a parameter is refused.
struct ValueError: Error {
    /// One reason.
    enum Reason {
        /// A value that the parameter does not take, with a phrase about those that it takes.
        ///
        /// The choices are empty unless it takes names alone.
        case invalid(String, expected: String, choices: [String])
        /// The rest of a sentence about a list of values that begins with the name.
        case list(String)
        /// The reason why a value is understood but cannot be answered yet, and what to do about it.
        case unanswered(String, advice: String)
    }

    /// The reasons; there is at least one.
    var reasons: [Reason]

    static func invalid(_ value: String, _ expected: String, choices: [String] = []) -> ValueError {
        ValueError(reasons: [.invalid(value, expected: expected, choices: choices)])
    }

    static func list(_ rest: String) -> ValueError { ValueError(reasons: [.list(rest)]) }

    static func unanswered(_ reason: String, advice: String) -> ValueError {
        ValueError(reasons: [.unanswered(reason, advice: advice)])
    }
}
