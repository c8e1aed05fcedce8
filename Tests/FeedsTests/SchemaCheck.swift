import Foundation

/// Holds a document against a JSON Schema: the few words of it that ours uses.
struct SchemaCheck {
    private let root: [String: Any]

    init(_ schema: [String: Any]) {
        root = schema
    }

    /// Every place at which the document is not as the schema says.
    func problems(of document: Any) -> [String] { problems(document, root, at: "$") }

    private func problems(_ value: Any, _ stated: [String: Any], at place: String) -> [String] {
        var schema = stated
        if let reference = stated["$ref"] as? String, let name = reference.split(separator: "/").last {
            guard let found = (root["$defs"] as? [String: Any])?[String(name)] as? [String: Any] else {
                return ["\(place): no definition \(reference)"]
            }
            schema = found
        }
        let types = (schema["type"] as? [String]) ?? (schema["type"] as? String).map { [$0] } ?? []
        guard types.isEmpty || types.contains(Self.type(of: value)) else {
            return ["\(place): \(Self.type(of: value)) is none of \(types)"]
        }
        var result: [String] = []
        if let words = schema["enum"] as? [String], let text = value as? String, !words.contains(text) {
            result.append("\(place): “\(text)” is none of \(words)")
        }
        if let pattern = schema["pattern"] as? String, let text = value as? String,
            text.range(of: pattern, options: .regularExpression) == nil
        {
            result.append("\(place): “\(text)” is not like \(pattern)")
        }
        if let elements = value as? [Any], let items = schema["items"] as? [String: Any] {
            for (index, element) in elements.enumerated() {
                result += problems(element, items, at: "\(place)[\(index)]")
            }
        }
        guard let members = value as? [String: Any] else { return result }
        let properties = schema["properties"] as? [String: [String: Any]] ?? [:]
        for key in schema["required"] as? [String] ?? [] where members[key] == nil {
            result.append("\(place): \(key) is missing")
        }
        for (key, member) in members {
            if let property = properties[key] {
                result += problems(member, property, at: "\(place).\(key)")
            } else if let rest = schema["additionalProperties"] as? [String: Any] {
                result += problems(member, rest, at: "\(place).\(key)")
            } else if schema["additionalProperties"] as? Bool == false {
                result.append("\(place): \(key) is not described")
            }
        }
        return result
    }

    private static func type(of value: Any) -> String {
        switch value {
        case is NSNull: "null"
        case is String: "string"
        case is [Any]: "array"
        case is [String: Any]: "object"
        case let number as NSNumber: name(number)
        default: "something else"
        }
    }

    /// Foundation hands over flags and numbers as one class.
    private static func name(_ number: NSNumber) -> String {
        String(cString: number.objCType) == "c" ? "boolean" : "integer"
    }
}
