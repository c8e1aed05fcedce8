import JSON
import Tariff

/// A type of values that parameters take: its form, how a value is read, and how an answer repeats it.
struct ValueType<Value: Sendable>: Sendable {
    /// The form of the values.
    let form: Parameter.Form
    /// Examples of values.
    var examples: [String] = []
    /// The candidates that a shell completes a value with.
    var completion = Parameter.Completion.none
    /// Reads a value as it is written in a query.
    let read: @Sendable (String) throws(ValueError) -> Value
    /// Adds a member with the value.
    let write: @Sendable (Value, StaticString, inout JSONWriter) -> Void
    /// Returns the value as it is written in a query; nil for an empty list.
    let text: @Sendable (Value) -> String?

    /// Returns the type with other candidates for completion.
    func completed(with completion: Parameter.Completion) -> ValueType {
        var type = self
        type.completion = completion
        return type
    }

    /// Returns the type with examples.
    func with(examples: String...) -> ValueType {
        var type = self
        type.examples = examples
        return type
    }
}

// MARK: Numbers

extension ValueType where Value == Int64 {
    /// A quantity or a limit.
    static var count: ValueType { .count(in: 0...1_000_000_000_000) }

    /// A whole number in a range.
    static func count(in range: ClosedRange<Int64>) -> ValueType {
        ValueType(
            form: .count(range), read: { text throws(ValueError) in try ValueReader.count(text, in: range) },
            write: { $2.member($1, $0) }, text: { String($0) })
    }

    /// A length of time, in seconds.
    static var age: ValueType {
        let examples = ["36h", "7d"]
        return ValueType(
            form: .text(pattern: ValuePattern.lifetime), examples: examples,
            read: { text throws(ValueError) in try ValueReader.lifetime(text, examples).seconds },
            write: { $2.member($1, CacheLifetime(seconds: $0).description) },
            text: { CacheLifetime(seconds: $0).description })
    }
}

extension ValueType where Value == Int {
    /// The largest number of entries of an answer.
    static func limit(in range: ClosedRange<Int64>) -> ValueType {
        ValueType(
            form: .count(range), read: { text throws(ValueError) in Int(try ValueReader.count(text, in: range)) },
            write: { $2.member($1, Int64($0)) }, text: { String($0) })
    }
}

// MARK: Choices

extension ValueType where Value: RawRepresentable<String> & CaseIterable {
    /// One of the cases.
    static var choice: ValueType { .choice(among: Array(Value.allCases)) }

    /// One of some cases.
    static func choice(among choices: [Value]) -> ValueType {
        let names = choices.map(\.rawValue)
        return ValueType(
            form: .choice(names), completion: .words(names),
            read: { text throws(ValueError) in try ValueReader.choice(text, among: choices) },
            write: { $2.member($1, $0.rawValue) }, text: { $0.rawValue })
    }
}

extension ValueType {
    /// Some cases, which are read into the order of the vocabulary.
    static func choices<Choice: RawRepresentable<String> & Equatable & Sendable>(
        among choices: [Choice]
    ) -> ValueType where Value == [Choice] {
        let names = choices.map(\.rawValue)
        return ValueType(
            form: .choices(names), completion: .words(names),
            read: { text throws(ValueError) in try ValueReader.choices(text, among: choices) },
            write: { $2.member($1, $0.map(\.rawValue)) },
            text: { $0.isEmpty ? nil : $0.map(\.rawValue).joined(separator: ",") })
    }
}

extension ValueType where Value == Bool {
    /// `true` or `false`.
    static var flag: ValueType {
        ValueType(
            form: .flag, completion: .words(["true", "false"]),
            read: { text throws(ValueError) in try ValueReader.either(text, "true", "false") },
            write: { $2.member($1, $0) }, text: { $0 ? "true" : "false" })
    }

    /// One of two names, of which the first means true.
    static func either(_ yes: String, _ no: String) -> ValueType {
        ValueType(
            form: .choice([yes, no]), completion: .words([yes, no]),
            read: { text throws(ValueError) in try ValueReader.either(text, yes, no) },
            write: { $2.member($1, $0 ? yes : no) }, text: { $0 ? yes : no })
    }
}

extension ValueType where Value == [Glob] {
    /// Patterns of ids.
    static var globs: ValueType {
        ValueType(
            form: .globs, read: { text throws(ValueError) in try ValueReader.globs(text) },
            write: { $2.member($1, $0.map(\.pattern)) },
            text: { $0.isEmpty ? nil : $0.map(\.pattern).joined(separator: ",") })
    }
}

// MARK: Texts

extension ValueType {
    /// Text of which `parse` makes a value.
    ///
    /// - Parameters:
    ///   - pattern: The pattern of the text.
    ///   - noun: A phrase for the values, which the examples complete.
    ///   - examples: Examples of values.
    ///   - parse: Returns the value, or nil if the text is none.
    ///   - text: Returns the text of a value.
    /// - Returns: The type.
    static func text(
        _ pattern: String, _ noun: String, examples: [String], parse: @escaping @Sendable (String) -> Value?,
        text: @escaping @Sendable (Value) -> String?
    ) -> ValueType {
        ValueType(
            form: .text(pattern: pattern), examples: examples,
            read: { value throws(ValueError) in
                guard let parsed = parse(value) else {
                    throw .invalid(value, "\(noun) such as \(Parameter.alternatives(examples))")
                }
                return parsed
            }, write: { $2.member($1, text($0)) }, text: text)
    }
}

extension ValueType where Value == CacheLifetime {
    /// The lifetime of a cache.
    static var lifetime: ValueType {
        let examples = ["5m", "1h"]
        return ValueType(
            form: .text(pattern: ValuePattern.lifetime), examples: examples,
            read: { text throws(ValueError) in try ValueReader.lifetime(text, examples) },
            write: { $2.member($1, $0.description) }, text: { $0.description })
    }
}

extension ValueType where Value == ImageSize {
    /// The size of an image.
    static var imageSize: ValueType {
        .text(
            ValuePattern.imageSize, "a size in pixels", examples: ["1024x1536", "512", "2k"],
            parse: { $0.split(separator: "x").contains(where: ValueReader.isPadded) ? nil : ImageSize($0) },
            text: { $0.description })
    }
}

extension ValueType where Value == VideoResolution {
    /// The resolution of a video.
    static var resolution: ValueType {
        .text(
            ValuePattern.resolution, "the shorter side", examples: ["480p", "720p", "1080p", "4k"],
            parse: { ValueReader.isPadded($0[...]) ? nil : VideoResolution($0) }, text: { $0.description })
    }
}

extension ValueType where Value == Requirement.Quality {
    /// A leaderboard and a score.
    static var score: ValueType {
        .text(
            ValuePattern.score, "a leaderboard and a score", examples: ["artificial_analysis.coding_index:40"],
            parse: ValueReader.quality, text: { "\($0.benchmark):\($0.raw)" })
    }
}

extension ValueType where Value == String {
    /// The quality of an image, by the names that sellers use.
    static var quality: ValueType {
        .text(
            ValuePattern.quality, "a name that sellers use", examples: ["low", "medium", "high", "standard", "hd"],
            parse: { ValueReader.isName($0, atMost: 40, or: "_") ? $0 : nil }, text: { $0 })
    }

    /// A way of paying.
    static var payment: ValueType {
        .text(
            ValuePattern.payment, "a way of paying", examples: ["card"],
            parse: { ValueReader.isName($0, atMost: 40) ? $0 : nil }, text: { $0 })
    }

    /// An amount of money.
    ///
    /// It is stored as text, since nothing is computed with it yet and it must print as it was given.
    static func money(orZero: Bool) -> ValueType {
        ValueType(
            form: .money(orZero: orZero),
            read: { text throws(ValueError) in try ValueReader.money(text, orZero: orZero) },
            write: { $2.member($1, $0) }, text: { $0 })
    }

    /// The only one of some known values that can be answered yet.
    static func only(_ value: String, of known: [String], because reason: String) -> ValueType {
        ValueType(
            form: .choice([value]),
            read: { text throws(ValueError) in
                guard known.contains(text) else {
                    throw .invalid(text, Parameter.alternatives(known), choices: known)
                }
                guard text == value else { throw .unanswered(reason, advice: "leave it out") }
                return text
            }, write: { $2.member($1, $0) }, text: { $0 })
    }

    /// The `next` of a page of a list.
    static var cursor: ValueType {
        ValueType(
            form: .cursor(pattern: ValuePattern.cursor),
            read: { text throws(ValueError) in
                guard let id = Cursor.decode(text) else {
                    throw .invalid(text, "the text of “next” in the previous page")
                }
                return id
            }, write: { $2.member($1, Cursor.encode($0)) }, text: { Cursor.encode($0) })
    }
}

extension ValueType where Value == String? {
    /// A region; nil is `global`.
    static var region: ValueType {
        let examples = ["global", "us", "eu", "apac", "cn"]
        return .text(
            ValuePattern.region, "an area or a seller's region id", examples: examples,
            parse: { text -> String?? in
                guard ValueReader.isName(text, atMost: 60), text != "regional" else { return nil }
                return .some(text == "global" ? nil : text)
            }, text: { $0 ?? "global" }
        ).completed(with: .words(examples))
    }
}

extension ValueType where Value == Currency {
    /// The currency of costs, of which only US dollars can be answered yet.
    static var currency: ValueType {
        ValueType(
            form: .choice([Currency.usd.rawValue]), completion: .words([Currency.usd.rawValue]),
            read: { text throws(ValueError) in
                guard text.utf8.count == 3, text.utf8.allSatisfy({ (65...90).contains($0) }) else {
                    throw .invalid(text, "the letters of a currency, such as USD")
                }
                guard text == Currency.usd.rawValue else {
                    throw .unanswered("the catalog has no exchange rates", advice: "use USD or leave it out")
                }
                return .usd
            }, write: { $2.member($1, $0.rawValue) }, text: { $0.rawValue })
    }
}

extension ValueType where Value == Timestamp {
    /// A moment or a day.
    static var moment: ValueType {
        ValueType(
            form: .moment,
            read: { text throws(ValueError) in
                guard let moment = Timestamp(text) else {
                    throw .invalid(text, "a time such as 2026-08-05T03:15:00Z or a day such as 2026-08-05")
                }
                return moment
            }, write: { $2.member($1, $0) }, text: { $0.description })
    }
}
