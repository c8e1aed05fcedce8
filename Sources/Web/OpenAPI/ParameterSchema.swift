import JSON
import Query
import Tariff

/// The description of a parameter, in a query and in a body.
struct ParameterSchema {
    private let name: String
    private let summary: String
    private let isRequired: Bool
    /// Indicates whether a query may have it several times.
    private let isRepeatable: Bool
    /// The schema of the value in a query.
    private let schema: String
    /// The schemas that a body accepts as well: text for a number, or names separated by commas.
    private let others: [String]

    /// Describes a parameter of a question.
    ///
    /// In lists, only the parameters of a page have defaults.
    init(_ parameter: Parameter, of endpoint: Endpoint) {
        name = parameter.name
        summary = parameter.help(for: .openAPI)
        isRequired = false
        isRepeatable = parameter.isRepeatable
        let isOfPage = Parameter.Part.paging.parameters.contains { $0.name == parameter.name }
        let standard = endpoint.parts.contains(.paging) && !isOfPage ? nil : parameter.defaultText
        switch parameter.form {
        case .count(let range):
            schema = Self.written { json in
                json.member("type", "integer")
                json.member("minimum", range.lowerBound)
                json.member("maximum", range.upperBound)
                if let number = standard.flatMap({ Int64($0) }) { json.member("default", number) }
            }
            others = [Self.text(ValuePattern.count(range))]
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
            others = [Self.text(ValuePattern.choices(names))]
        case .globs:
            schema = Self.list { json in
                json.member("pattern", ValuePattern.glob)
                json.member("maxLength", Int64(ValuePattern.longestItem))
            }
            others = [Self.text(ValuePattern.globs)]
        case .flag:
            schema = Self.written { json in
                json.member("type", "boolean")
                if let standard { json.member("default", standard == "true") }
            }
            others = [Self.text { $0.member("enum", ["true", "false"]) }]
        case .moment:
            schema = Self.text(ValuePattern.moment)
            others = []
        case .text(let pattern) where parameter.isRepeatable:
            schema = Self.list { $0.member("pattern", pattern) }
            others = [Self.text(pattern)]
        case .text(let pattern):
            schema = Self.text(pattern, standard)
            others = []
        case .money(let orZero):
            schema = Self.text(orZero ? ValuePattern.moneyOrZero : ValuePattern.money, standard)
            others =
                [#"{"type":"number","minimum":0.01,"exclusiveMaximum":1000000000}"#] + (orZero ? [#"{"const":0}"#] : [])
        case .cursor(let pattern):
            schema = Self.text { json in
                json.member("pattern", isOfChanges(endpoint) ? ValuePattern.cursorOfChanges : pattern)
                json.member("maxLength", Int64(ValuePattern.longestCursor))
            }
            others = []
        }

        func isOfChanges(_ endpoint: Endpoint) -> Bool { if case .changes = endpoint.handler { true } else { false } }
    }

    /// Describes a parameter of one endpoint.
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
            case .moment: json.member("pattern", ValuePattern.moment)
            case .momentOrSequence: json.member("pattern", ValuePattern.momentOrSequence)
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
            json.member("maxItems", Int64(ValuePattern.mostItems))
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
