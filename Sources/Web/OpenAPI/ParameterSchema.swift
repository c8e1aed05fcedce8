import JSON
import Query
import Tariff

/// How a word of a question is described: as a parameter of the query and as a member of a body.
struct ParameterSchema {
    private let name: String
    private let summary: String
    private let isRequired: Bool
    /// Whether it may be said several times.
    private let isRepeatable: Bool
    /// What the query takes.
    private let schema: String
    /// What a body takes besides: text for a number, a list between commas.
    private let others: [String]

    /// Describes a word of a question; lists have no defaults but that of the length of a page.
    init(_ word: QuestionWord, of endpoint: Endpoint) {
        let described = word.described
        name = word.rawValue
        summary = described.summary
        isRequired = false
        isRepeatable = word.isRepeatable
        let isOfList = endpoint.parts.contains(.paging)
        let standard = isOfList ? (word == .limit ? "100" : nil) : described.standard
        switch described.form {
        case .count(let range):
            schema = Self.written { json in
                json.member("type", "integer")
                json.member("minimum", range.lowerBound)
                json.member("maximum", range.upperBound)
                if let number = standard.flatMap({ Int64($0) }) { json.member("default", number) }
            }
            others = [Self.text(WordPattern.count(range))]
        case .choice(let names):
            schema = Self.text { json in
                json.member("enum", names)
                if let standard { json.member("default", standard) }
            }
            others = []
        case .choices(let names):
            schema = Self.list(of: { $0.member("enum", names) }) { json in
                if let standard { json.member("default", standard.split(separator: ",").map(String.init)) }
            }
            others = [Self.text(WordPattern.choices(names))]
        case .globs:
            schema = Self.list { json in
                json.member("pattern", WordPattern.glob)
                json.member("maxLength", Int64(WordPattern.longestItem))
            }
            others = [Self.text(WordPattern.globs)]
        case .flag:
            schema = Self.written { json in
                json.member("type", "boolean")
                if let standard { json.member("default", standard == "true") }
            }
            others = [Self.text { $0.member("enum", ["true", "false"]) }]
        case .moment:
            schema = Self.text(WordPattern.moment)
            others = []
        case .text(let pattern) where word.isRepeatable:
            schema = Self.list { $0.member("pattern", pattern) }
            others = [Self.text(pattern)]
        case .text(let pattern):
            schema = Self.text(pattern, standard)
            others = []
        case .money(let orZero):
            schema = Self.text(orZero ? WordPattern.moneyOrZero : WordPattern.money, standard)
            others =
                [#"{"type":"number","minimum":0.01,"exclusiveMaximum":1000000000}"#] + (orZero ? [#"{"const":0}"#] : [])
        case .cursor(let pattern):
            schema = Self.text { json in
                json.member("pattern", isOfChanges(endpoint) ? WordPattern.cursorOfChanges : pattern)
                json.member("maxLength", Int64(WordPattern.longestCursor))
            }
            others = []
        }

        func isOfChanges(_ endpoint: Endpoint) -> Bool { if case .changes = endpoint.handler { true } else { false } }
    }

    /// Describes a word of one endpoint.
    init(_ word: Endpoint.OwnWord) {
        name = word.name
        summary = word.summary
        isRequired = word.isRequired
        isRepeatable = word.most > 1
        others = []
        if word.most > 1 {
            schema = Self.ids(atMost: word.most, examples: word.examples)
            return
        }
        schema = Self.text { json in
            switch word.form {
            case .text:
                if word.isRequired { json.member("minLength", 1) }
                json.member("maxLength", Int64(EndpointRequest.longestID))
            case .choice(let choices): json.member("enum", choices)
            case .moment: json.member("pattern", WordPattern.moment)
            case .momentOrSequence: json.member("pattern", WordPattern.momentOrSequence)
            }
            if let standard = word.standard { json.member("default", standard) }
            if !word.examples.isEmpty { json.member("examples", word.examples) }
        }
    }

    // MARK: Schemas

    private static func written(_ members: (inout JSONWriter) -> Void) -> String {
        var json = JSONWriter()
        json.object(members)
        return json.text
    }

    private static func text(_ members: (inout JSONWriter) -> Void) -> String {
        written { json in
            json.member("type", "string")
            members(&json)
        }
    }

    private static func text(_ pattern: String, _ standard: String? = nil) -> String {
        text { json in
            json.member("pattern", pattern)
            if let standard { json.member("default", standard) }
        }
    }

    private static func list(
        of item: (inout JSONWriter) -> Void, and members: (inout JSONWriter) -> Void = { _ in }
    ) -> String {
        written { json in
            json.member("type", "array")
            json.member("minItems", 1)
            json.member("maxItems", Int64(WordPattern.mostItems))
            json.key("items")
            json.object { json in
                json.member("type", "string")
                item(&json)
            }
            members(&json)
        }
    }

    /// The schema of ids of which two or more are meant, each once.
    private static func ids(atMost most: Int, examples: [String]) -> String {
        written { json in
            json.member("type", "array")
            json.member("minItems", 2)
            json.member("maxItems", Int64(most))
            json.member("uniqueItems", true)
            json.key("items")
            json.object { json in
                json.member("type", "string")
                json.member("minLength", 1)
                json.member("maxLength", Int64(EndpointRequest.longestID))
            }
            json.key("examples")
            json.array([examples]) { json, ids in json.array(ids) { json, id in json.value(id) } }
        }
    }

    // MARK: Writing

    /// Adds the parameter of a query.
    func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("name", name)
            json.member("in", "query")
            json.member("required", isRequired)
            json.member("description", summary)
            // Names stand between commas; what may be repeated stands once for each value.
            json.member("style", "form")
            json.member("explode", isRepeatable)
            json.key("schema")
            json.raw(schema)
        }
    }

    /// Adds the member of a body.
    func writeProperty(to json: inout JSONWriter) {
        json.key(named: name)
        // `null` is a word that is not said.
        let forms = [schema] + others + (isRequired ? [] : [#"{"type":"null"}"#])
        let form = forms.count == 1 ? String(schema.dropFirst()) : #""anyOf":["# + forms.joined(separator: ",") + "]}"
        json.raw(#"{"description":"# + Self.quoted(summary) + "," + form)
    }

    private static func quoted(_ text: String) -> String {
        var json = JSONWriter()
        json.value(text)
        return json.text
    }
}
