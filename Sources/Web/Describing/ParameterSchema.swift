import Query
import Tariff

/// How a word of a question is described: as a parameter of the query and as a member of a body.
struct ParameterSchema {
    private let name: String
    private let summary: String
    private let isRequired: Bool
    /// Whether it may be said several times.
    private let isRepeatable: Bool
    private let schema: String

    private static let moment = """
        ^20[2-9][0-9]-(0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])(T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]Z)?$
        """
    private static let momentOrSequence = "^[0-9]{1,18}$|" + moment
    private static let glob = "^[^,]*[^, ][^,]*$"

    /// Describes a word of a question; lists have no defaults but that of the length of a page.
    init(_ word: QuestionWord, isOfList: Bool) {
        let described = word.described
        name = word.rawValue
        summary = described.summary
        isRequired = false
        isRepeatable = word.isRepeatable
        let standard = isOfList ? (word == .limit ? "100" : nil) : described.standard
        var json = JSONWriter()
        json.object { json in
            switch described.form {
            case .count(let range):
                json.member("type", "integer")
                json.member("minimum", range.lowerBound)
                json.member("maximum", range.upperBound)
                if let number = standard.flatMap({ Int64($0) }) { json.member("default", number) }
            case .choice(let names):
                json.member("type", "string")
                json.member("enum", names)
                if let standard { json.member("default", standard) }
            case .choices(let names):
                Self.writeArray(to: &json) { $0.member("enum", names) }
                if let standard { json.member("default", standard.split(separator: ",").map(String.init)) }
            case .globs: Self.writeArray(to: &json) { $0.member("pattern", Self.glob) }
            case .flag:
                json.member("type", "boolean")
                if let standard { json.member("default", standard == "true") }
            case .moment:
                json.member("type", "string")
                json.member("pattern", Self.moment)
            case .text(let pattern) where word.isRepeatable:
                Self.writeArray(to: &json) { $0.member("pattern", pattern) }
            case .text(let pattern):
                json.member("type", "string")
                json.member("pattern", pattern)
                if word == .cursor { json.member("maxLength", 1_000) }
                if let standard { json.member("default", standard) }
            }
        }
        schema = json.text
    }

    /// Describes a word of one endpoint.
    init(_ word: Endpoint.OwnWord) {
        name = word.name
        summary = word.summary
        isRequired = word.isRequired
        isRepeatable = word.most > 1
        var json = JSONWriter()
        json.object { json in
            if word.most > 1 { return Self.writeIDs(atMost: word.most, to: &json) }
            json.member("type", "string")
            switch word.form {
            case .text:
                if word.isRequired { json.member("minLength", 1) }
                json.member("maxLength", Int64(Asked.longestID))
            case .choice(let choices): json.member("enum", choices)
            case .moment: json.member("pattern", Self.moment)
            case .momentOrSequence: json.member("pattern", Self.momentOrSequence)
            }
            if let standard = word.standard { json.member("default", standard) }
        }
        schema = json.text
    }

    /// Describes ids of which two or more are meant.
    private static func writeIDs(atMost most: Int, to json: inout JSONWriter) {
        json.member("type", "array")
        json.member("minItems", 2)
        json.member("maxItems", Int64(most))
        json.key("items")
        json.object { json in
            json.member("type", "string")
            json.member("minLength", 1)
            json.member("maxLength", Int64(Asked.longestID))
        }
    }

    private static func writeArray(to json: inout JSONWriter, _ item: (inout JSONWriter) -> Void) {
        json.member("type", "array")
        json.member("minItems", 1)
        json.member("maxItems", 20)
        json.key("items")
        json.object { json in
            json.member("type", "string")
            item(&json)
        }
    }

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
        json.key(name)
        // `null` is a word that is not said.
        let form = isRequired ? schema.dropFirst().description : #""anyOf":["# + schema + #",{"type":"null"}]}"#
        json.raw(#"{"description":"# + Self.quoted(summary) + "," + form)
    }

    private static func quoted(_ text: String) -> String {
        var json = JSONWriter()
        json.value(text)
        return json.text
    }
}
