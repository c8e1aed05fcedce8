package import JSON

/// All problems of a question, each with the parameter that it is about.
package struct QuestionError: Error, Sendable, Equatable, CustomStringConvertible {
    /// One problem.
    package struct Problem: Sendable, Hashable {
        /// The name of the parameter, as it was written.
        package let name: String
        /// Its value, as it was written.
        package let value: String
        /// A sentence that names the value and suggests what to do.
        package let message: String

        /// Creates a problem.
        package init(name: String, value: String, message: String) {
            self.name = name
            self.value = value
            self.message = message
        }
    }

    /// The problems, in the order of the parameters; there is at least one.
    package let problems: [Problem]

    /// Creates an error.
    package init(_ problems: [Problem]) { self.problems = problems }

    /// The sentences of all problems.
    package var description: String { problems.map(\.message).joined(separator: "\n") }

    /// Adds the list `[{"name","value","message"}]`.
    package func write(to json: inout JSONWriter) {
        json.array(problems) { json, problem in
            json.object { json in
                json.member("name", problem.name)
                json.member("value", problem.value)
                json.member("message", problem.message)
            }
        }
    }
}
