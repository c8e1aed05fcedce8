import Tariff

/// Reads names and values into a question, and collects every problem: the only function that reads parameters.
struct QuestionParser {
    /// The problems, in the order of the parameters.
    private(set) var problems: [QuestionError.Problem] = []
    /// The parameters that are given, each once.
    private(set) var given: [Parameter] = []
    private let parts: Set<Parameter.Part>
    private let spelling: ParameterSpelling

    /// Reads parameters.
    ///
    /// - Parameters:
    ///   - words: Names and values as they were written, in any order.
    ///   - parts: The parts of a question that have a meaning here.
    ///   - question: The question with its defaults, in which the values are stored.
    ///   - spelling: The spelling of names in sentences.
    init(
        words: [(name: String, value: String)], parts: Set<Parameter.Part>, into question: inout Question,
        spelling: ParameterSpelling
    ) {
        self.parts = parts
        self.spelling = spelling
        for (name, value) in words {
            guard let parameter = Parameter.named(name, in: parts) else {
                refuseName(name, value)
                continue
            }
            if !given.contains(where: { $0 === parameter }) {
                given.append(parameter)
            } else if !parameter.isRepeatable {
                refuse(name, value, "“\(spelling(name))” is given more than once; give it once.")
                continue
            }
            do throws(ValueError) { try parameter.read(value, &question) } catch {
                for reason in error.reasons { refuse(name, value, reason) }
            }
        }
    }

    /// Adds a problem.
    mutating func refuse(_ name: String, _ value: String, _ message: String) {
        problems.append(.init(name: name, value: value, message: message))
    }

    private mutating func refuse(_ name: String, _ value: String, _ reason: ValueError.Reason) {
        switch reason {
        case .invalid(let part, let expected, let choices):
            let near = NearestWords.nearest(to: part, in: choices)
            let shown = part.count > 60 ? part.prefix(60) + "…" : part[...]
            refuse(
                name, part,
                "Invalid value for \(spelling(name)): “\(shown)”; "
                    + (near.map { "did you mean “\($0)”?" } ?? "give \(expected)."))
        case .list(let rest): refuse(name, value, "“\(spelling(name))” \(rest).")
        case .unanswered(let reason, let advice):
            refuse(name, value, "“\(name)=\(value)” cannot be answered yet: \(reason); \(advice).")
        }
    }

    private mutating func refuseName(_ name: String, _ value: String) {
        let shown = name.prefix(60)
        let message: String
        if Parameter.named(name, in: Set(Parameter.Part.allCases)) != nil {
            message = "“\(shown)” has no meaning here; leave it out."
        } else if let near = NearestWords.nearest(to: name, in: Parameter.all(in: parts).map(\.name)) {
            message = "Unknown parameter “\(shown)”; did you mean “\(near)”?"
        } else {
            message = "Unknown parameter “\(shown)”; leave it out, or see the list of parameters in the help."
        }
        refuse(name, value, message)
    }
}
