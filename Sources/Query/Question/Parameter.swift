import JSON
import Tariff

/// A parameter of a question, declared once.
///
/// Everything that the program knows of a parameter follows from its declaration: reading and checking its value, its
/// default, how answers repeat it, the options of the command line with their help and completions, and `/openapi.json`.
/// The declarations are the elements of ``Part/parameters``, in the order in which answers repeat them. To add a parameter,
/// add a property to ``Workload``, ``Requirement`` or ``Policy``, its declaration to the table of that part, and the rule that
/// reads the property.
package struct Parameter: Sendable {
    /// The form of the values.
    package enum Form: Sendable {
        /// A whole number.
        case count(ClosedRange<Int64>)
        /// One of these names.
        case choice([String])
        /// Some of these names, separated by commas.
        case choices([String])
        /// Ids separated by commas, with `*` and `?`.
        case globs
        /// `true` or `false`.
        case flag
        /// A moment or a day.
        case moment
        /// Text that matches a pattern.
        case text(pattern: String)
        /// An amount of money, which may be zero.
        case money(orZero: Bool)
        /// The `next` of a page.
        case cursor(pattern: String)
    }

    /// The candidates that a shell completes a value with.
    package enum Completion: Sendable {
        case none, words([String]), models, labs, providers
    }

    /// The part that a quantity has in the upper bound of what one request can be charged for.
    enum Units: Sendable {
        /// Each is one unit.
        case one
        /// Each is as many units as an image has pixels.
        case pixels
        /// The quantity is contained in another one.
        case none
    }

    /// The name, as in a query or a body.
    package let name: String
    /// The form of its values.
    package let form: Form
    /// Its meaning, as a phrase that ``help(for:)`` completes.
    let summary: String
    /// The default as it is written in a query; nil if there is none, or if it depends on other parameters.
    package let defaultText: String?
    /// A phrase about the default, where it depends on something else.
    let defaultNote: String?
    /// Examples of values.
    package let examples: [String]
    /// The candidates that a shell completes a value with.
    package let completion: Completion
    /// Indicates whether a question may give it several times.
    package private(set) var isRepeatable = false
    /// Indicates whether the command line takes it without a value.
    package private(set) var isSwitch = false
    /// Indicates whether help leaves it out.
    package private(set) var isHidden = false
    /// Indicates whether questions with it are answered; if not, it is refused with a sentence.
    package private(set) var isAnswered = true
    /// The part that it has in the size of a request; nil for all but quantities.
    private(set) var units: Units?
    /// The singular and plural that tables count a quantity with.
    private(set) var noun: (one: String, many: String)?
    /// Returns the count of a quantity.
    private(set) var count: @Sendable (Question) -> Int64 = { _ in 0 }

    /// Reads a value and stores it in a question.
    let read: @Sendable (String, inout Question) throws(ValueError) -> Void
    /// Adds the member of an answer that repeats the value.
    let write: @Sendable (Question, inout JSONWriter) -> Void

    private init(
        _ name: StaticString, _ form: Form, _ summary: String, defaultText: String?, note: String?, examples: [String],
        completion: Completion, read: @escaping @Sendable (String, inout Question) throws(ValueError) -> Void,
        write: @escaping @Sendable (Question, inout JSONWriter) -> Void
    ) {
        self.name = name.description
        (self.form, self.summary, self.examples, self.completion) = (form, summary, examples, completion)
        self.defaultText = note == nil ? defaultText : nil
        defaultNote = note
        (self.read, self.write) = (read, write)
    }
}

// MARK: Declaring

extension Parameter {
    /// Declares a parameter whose default is that of its property.
    ///
    /// - Parameters:
    ///   - name: The name.
    ///   - type: The type of its values.
    ///   - path: The property that stores it.
    ///   - summary: Its meaning, as a phrase without a period.
    ///   - note: A phrase about the default, where it depends on something else.
    ///   - also: Stores what else follows from the value.
    init<Value>(
        _ name: StaticString, _ type: ValueType<Value>, _ path: any WritableKeyPath<Question, Value> & Sendable,
        _ summary: String, default note: String? = nil, also: (@Sendable (inout Question, Value) -> Void)? = nil
    ) {
        self.init(
            name, type.form, summary, defaultText: type.text(Question.usual[keyPath: path]), note: note,
            examples: type.examples, completion: type.completion,
            read: { text, question throws(ValueError) in
                let value = try type.read(text)
                question[keyPath: path] = value
                also?(&question, value)
            }, write: { type.write($0[keyPath: path], name, &$1) })
    }

    /// Declares a parameter that a question may leave open.
    init<Value>(
        _ name: StaticString, _ type: ValueType<Value>,
        optional path: any WritableKeyPath<Question, Value?> & Sendable,
        _ summary: String, default note: String? = nil, also: (@Sendable (inout Question, Value) -> Void)? = nil
    ) {
        self.init(
            name, type.form, summary, defaultText: Question.usual[keyPath: path].flatMap(type.text), note: note,
            examples: type.examples, completion: type.completion,
            read: { text, question throws(ValueError) in
                let value = try type.read(text)
                question[keyPath: path] = value
                also?(&question, value)
            },
            write: { question, json in
                guard let value = question[keyPath: path] else {
                    json.key(name)
                    return json.null()
                }
                type.write(value, name, &json)
            })
    }

    /// Declares a parameter that a question may give several times.
    init<Value>(
        _ name: StaticString, _ type: ValueType<Value>,
        repeated path: any WritableKeyPath<Question, [Value]> & Sendable, _ summary: String
    ) {
        self.init(
            name, type.form, summary, defaultText: nil, note: nil, examples: type.examples, completion: type.completion,
            read: { text, question throws(ValueError) in
                let value = try type.read(text)
                guard question[keyPath: path].count < ValuePattern.mostItems else {
                    throw .list("is given more than \(ValuePattern.mostItems) times; give it less often")
                }
                question[keyPath: path].append(value)
            }, write: { $1.member(name, $0[keyPath: path].compactMap(type.text)) })
        isRepeatable = true
    }

    /// Declares a parameter whose only value that can be answered yet is its default.
    init(fixed name: StaticString, _ type: ValueType<String>, to value: String, _ summary: String) {
        self.init(
            name, type.form, summary, defaultText: value, note: nil, examples: type.examples,
            completion: type.completion, read: { text, _ throws(ValueError) in _ = try type.read(text) },
            write: { type.write(value, name, &$1) })
    }

    /// Declares a parameter that cannot be answered yet.
    init(unanswered name: StaticString, because reason: String) {
        self.init(
            name, .text(pattern: "^.+$"), "Not answered yet", defaultText: nil, note: nil, examples: [],
            completion: .none,
            read: { _, _ throws(ValueError) in throw .unanswered(reason, advice: "leave it out") }, write: { _, _ in })
        (isAnswered, isHidden) = (false, true)
    }

    /// Declares a quantity of one request.
    ///
    /// If a question gives any quantity, no tokens are assumed.
    static func quantity(
        _ name: StaticString, _ path: any WritableKeyPath<Question, Int64> & Sendable, _ summary: String,
        default note: String? = nil, units: Units = .one, noun: (one: String, many: String)
    ) -> Parameter {
        var parameter = Parameter(name, .count, path, summary, default: note)
        parameter.units = units
        parameter.noun = noun
        parameter.count = { $0[keyPath: path] }
        return parameter
    }

    /// Returns the parameter as one that the command line takes without a value.
    func asSwitch() -> Parameter {
        var parameter = self
        parameter.isSwitch = true
        return parameter
    }

    /// Returns the parameter as one that help leaves out.
    func hidden() -> Parameter {
        var parameter = self
        parameter.isHidden = true
        return parameter
    }
}

// MARK: Describing

extension Parameter {
    /// The readers of help.
    package enum Reader: Sendable {
        /// A person at a terminal, who sees nothing but the help.
        case commandLine
        /// A client that also reads the schema of the value.
        case openAPI
    }

    /// Returns a sentence about the meaning, the values and the default.
    package func help(for reader: Reader) -> String {
        let values: String? =
            switch form {
            case .choice(let names) where reader == .commandLine: Self.alternatives(names)
            case .choices(let names) where reader == .commandLine:
                names.prefix(names.count > 8 ? 4 : 8).joined(separator: ", ") + (names.count > 8 ? ", …" : "")
            default: examples.isEmpty ? nil : examples.joined(separator: ", ")
            }
        // The default of a quantity is zero, which goes without saying.
        let standard = defaultNote ?? (reader == .commandLine && units == nil ? defaultText : nil)
        let help = summary + (values.map { ": " + $0 } ?? "") + (standard.map { " (default \($0))" } ?? "")
        return Self.spelled(help, for: reader) + (help.hasSuffix("…") ? "" : ".")
    }

    /// Returns a text with the names of other parameters as the reader writes them; they stand between backticks.
    private static func spelled(_ text: String, for reader: Reader) -> String {
        guard reader == .commandLine else { return text }
        return text.split(separator: "`", omittingEmptySubsequences: false).enumerated().map { index, text in
            index.isMultiple(of: 2) ? String(text) : ParameterSpelling.option(String(text))
        }.joined()
    }

    /// Returns names as a phrase such as `exclude, include or only`.
    static func alternatives(_ names: [String]) -> String {
        names.count < 2 ? names.joined() : names.dropLast().joined(separator: ", ") + " or " + names[names.count - 1]
    }
}
