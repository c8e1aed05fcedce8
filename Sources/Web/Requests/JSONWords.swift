import JSON
import Query

/// The parameters of a question as one JSON object, with the names of the query.
///
/// A value is a string, a number, a truth value, or a list of these; `null` means that a parameter is not given. Each name may
/// occur once. Numbers are never rounded.
struct JSONWords {
    private let shapes: [String: WordShape]
    private var words: [(name: String, value: String)] = []

    /// Reads a body; an empty one has no parameters.
    ///
    /// - Parameters:
    ///   - bytes: The body.
    ///   - shapes: The accepted parameters with the JSON values that each accepts.
    /// - Returns: The parameters in their order.
    /// - Throws: A ``Problem`` that states what is wrong with the body.
    static func read(
        _ bytes: [UInt8], shapes: [String: WordShape]
    ) throws(Problem) -> [(name: String, value: String)] {
        if bytes.allSatisfy({ [0x20, 0x09, 0x0A, 0x0D].contains($0) }) { return [] }
        let body: JSONNode
        do throws(JSONError) { body = try JSONReader.read(bytes, isStrict: true) } catch {
            throw .badWord("", "", "The body cannot be read: \(error). \(example)")
        }
        guard case .object(let members) = body else {
            throw .badWord("", "", "The body is \(body.kind), not an object. \(example)")
        }
        var reading = JSONWords(shapes: shapes)
        var names: Set<String> = []
        for member in members {
            guard names.insert(member.key).inserted else {
                throw .badWord(
                    member.key, "", "“\(member.key.prefix(60))” is given more than once; give it once.")
            }
            try reading.add(member.key, member.value)
        }
        return reading.words
    }

    private static let example = "Send a JSON object of parameters such as {\"input_tokens\": 1000}."

    private init(shapes: [String: WordShape]) { self.shapes = shapes }

    private mutating func add(_ name: String, _ value: JSONNode) throws(Problem) {
        // A parameter that is not accepted is refused later, whatever its value.
        let shape = shapes[name]
        guard case .array(let elements) = value else {
            let text = try scalar(value, of: name, shape)
            if let text = shape == nil ? text ?? "" : text { words.append((name, text)) }
            return
        }
        if let shape, !shape.takesLists { throw Self.wrong("a list", for: name, shape) }
        var items: [String] = []
        for element in elements {
            guard let item = try scalar(element, of: name, shape) else { throw Self.noValue(name) }
            items.append(item)
        }
        // A repeatable parameter has one value for each item. The others have their names between commas.
        if shape?.isRepeatable ?? false {
            words += items.map { (name, $0) }
        } else if let shape,
            let item = items.first(where: {
                $0.contains(",") || !shape.trimsItems && ($0.first == " " || $0.last == " ")
            })
        {
            throw .badWord(
                name, "",
                "“\(item.prefix(60))” is one item of “\(name)” with a comma or blanks in it; give each name as an item of its own."
            )
        } else {
            words.append((name, items.joined(separator: ",")))
        }
    }

    /// Returns a string, a number or a truth value as the query would spell it; nil for `null`.
    private func scalar(_ value: JSONNode, of name: String, _ shape: WordShape?) throws(Problem) -> String? {
        switch value {
        case .null: return nil
        case .string(let text): return text
        case .bool(let flag):
            if let shape, !shape.takesFlags { throw Self.wrong("a truth value", for: name, shape) }
            return flag ? "true" : "false"
        case .number(let text):
            if let shape, !shape.takesNumbers { throw Self.wrong("a number", for: name, shape) }
            return JSONNumber.plain(text)
        case .array, .object: throw Self.noValue(name)
        }
    }

    private static func noValue(_ name: String) -> Problem {
        .badWord(name, "", "“\(name.prefix(60))” must be a string, a number, a truth value or a list of these.")
    }

    private static func wrong(_ what: String, for name: String, _ shape: WordShape) -> Problem {
        .badWord(name, "", "“\(name)” is \(what); give \(shape.expected).")
    }
}
