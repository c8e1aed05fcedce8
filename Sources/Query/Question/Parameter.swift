import JSON
import Tariff

/// A parameter of a question, declared once.
///
/// Everything that the program knows of a parameter follows from its declaration: reading and checking its value, its
/// default, how answers repeat it, the options of the command line with their help and completions, and `/openapi.json`.
/// The declarations are the elements of ``Part/parameters``, in the order in which answers repeat them. To add a parameter,
/// add a property to ``Workload``, ``Requirement`` or ``Policy``, its declaration to the table of that part, and the rule that
/// reads the property.
package final class Parameter: Sendable {
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

    /// The counting of a quantity of one request.
    struct Quantity: Sendable {
        /// The part that a quantity has in the upper bound of what one request can be charged for.
        enum Units: Sendable {
            /// Each is one unit.
            case one
            /// Each is as many units as an image has pixels.
            case pixels
            /// The quantity is contained in another one.
            case none
        }

        /// Its part in the size of a request.
        let units: Units
        /// The singular and plural that tables count it with.
        let noun: (one: String, many: String)
        /// The property with the count.
        let property: Property<Question, Int64>
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
    package let isRepeatable: Bool
    /// Indicates whether the command line takes it without a value.
    package let isSwitch: Bool
    /// Indicates whether help leaves it out.
    package let isHidden: Bool
    /// Indicates whether questions with it are answered; if not, it is refused with a sentence.
    package let isAnswered: Bool
    /// The counting of a quantity; nil for all but quantities.
    let quantity: Quantity?

    /// Reads a value and stores it in a question.
    let read: @Sendable (String, inout Question) throws(ValueError) -> Void
    /// Adds the member of an answer that repeats the value.
    let write: @Sendable (UnsafePointer<Question>, inout JSONWriter) -> Void

    private init(
        _ name: StaticString, _ form: Form, _ summary: String, defaultText: String? = nil, note: String? = nil,
        examples: [String] = [], completion: Completion = .none, isRepeatable: Bool = false, isSwitch: Bool = false,
        isHidden: Bool = false, isAnswered: Bool = true, quantity: Quantity? = nil,
        read: @escaping @Sendable (String, inout Question) throws(ValueError) -> Void,
        write: @escaping @Sendable (UnsafePointer<Question>, inout JSONWriter) -> Void
    ) {
        self.name = name.description
        (self.form, self.summary, self.examples, self.completion) = (form, summary, examples, completion)
        self.defaultText = note == nil ? defaultText : nil
        defaultNote = note
        (self.isRepeatable, self.isSwitch, self.isHidden, self.isAnswered) = (
            isRepeatable, isSwitch, isHidden, isAnswered
        )
        (self.quantity, self.read, self.write) = (quantity, read, write)
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
    ///   - isSwitch: True if the command line takes it without a value.
    ///   - also: Stores what else follows from the value.
    convenience init<Value>(
        _ name: StaticString, _ type: ValueType<Value>, _ path: any WritableKeyPath<Question, Value> & Sendable,
        _ summary: String, default note: String? = nil, isSwitch: Bool = false,
        also: (@Sendable (inout Question, Value) -> Void)? = nil
    ) {
        let property = Property(path)
        self.init(
            name, type.form, summary, defaultText: type.text(Question.usual[keyPath: path]), note: note,
            examples: type.examples, completion: type.completion, isSwitch: isSwitch,
            read: { text, question throws(ValueError) in
                let value = try type.read(text)
                property.store(value, in: &question)
                also?(&question, value)
            }, write: { type.write(property.value(at: $0), name, &$1) })
    }

    /// Declares a parameter that a question may leave open.
    convenience init<Value>(
        _ name: StaticString, _ type: ValueType<Value>,
        optional path: any WritableKeyPath<Question, Value?> & Sendable,
        _ summary: String, default note: String? = nil, also: (@Sendable (inout Question, Value) -> Void)? = nil
    ) {
        let property = Property(path)
        self.init(
            name, type.form, summary, defaultText: Question.usual[keyPath: path].flatMap(type.text), note: note,
            examples: type.examples, completion: type.completion,
            read: { text, question throws(ValueError) in
                let value = try type.read(text)
                property.store(value, in: &question)
                also?(&question, value)
            },
            write: { question, json in
                guard let value = property.value(at: question) else {
                    json.key(name)
                    return json.null()
                }
                type.write(value, name, &json)
            })
    }

    /// Declares a parameter that a question may give several times.
    convenience init<Value>(
        _ name: StaticString, _ type: ValueType<Value>,
        repeated path: any WritableKeyPath<Question, [Value]> & Sendable, _ summary: String
    ) {
        let property = Property(path)
        self.init(
            name, type.form, summary, examples: type.examples, completion: type.completion, isRepeatable: true,
            read: { text, question throws(ValueError) in
                let value = try type.read(text)
                guard question[keyPath: path].count < ValuePattern.mostItems else {
                    throw .list("is given more than \(ValuePattern.mostItems) times; give it less often")
                }
                question[keyPath: path].append(value)
            }, write: { $1.member(name, property.value(at: $0).compactMap(type.text)) })
    }

    /// Declares a parameter whose only value that can be answered yet is its default; help leaves it out.
    convenience init(fixed name: StaticString, _ type: ValueType<String>, to value: String, _ summary: String) {
        self.init(
            name, type.form, summary, defaultText: value, examples: type.examples, completion: type.completion,
            isHidden: true, read: { text, _ throws(ValueError) in _ = try type.read(text) },
            write: { type.write(value, name, &$1) })
    }

    /// Declares a parameter that cannot be answered yet.
    convenience init(unanswered name: StaticString, because reason: String) {
        self.init(
            name, .text(pattern: "^.+$"), "Not answered yet", isHidden: true,
            isAnswered: false,
            read: { _, _ throws(ValueError) in throw .unanswered(reason, advice: "leave it out") }, write: { _, _ in })
    }

    /// Declares a quantity of one request.
    ///
    /// If a question gives any quantity, no tokens are assumed.
    static func quantity(
        _ name: StaticString, _ path: any WritableKeyPath<Question, Int64> & Sendable, _ summary: String,
        default note: String? = nil, units: Quantity.Units = .one, noun: (one: String, many: String)
    ) -> Parameter {
        let (type, property) = (ValueType.count, Property(path))
        return Parameter(
            name, type.form, summary, defaultText: type.text(0), note: note,
            quantity: Quantity(units: units, noun: noun, property: property),
            read: { text, question throws(ValueError) in property.store(try type.read(text), in: &question) },
            write: { $1.member(name, property.value(at: $0)) })
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
        let standard = defaultNote ?? (reader == .commandLine && quantity == nil ? defaultText : nil)
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
