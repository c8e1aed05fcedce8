/// A value of a JSON document.
///
/// A number is the text that the document prints.
package enum JSONNode: Sendable, Hashable {
    case null
    case bool(Bool)
    /// A number as printed: `2.5e-06`.
    case number(String)
    case string(String)
    case array([JSONNode])
    /// An object with its members in the order of the document. A key may occur twice.
    case object([Member])

    /// One member of an object.
    package struct Member: Sendable, Hashable {
        /// The key.
        package var key: String
        /// The value.
        package var value: JSONNode

        /// Creates a member.
        package init(key: String, value: JSONNode) {
            self.key = key
            self.value = value
        }
    }

    /// The members of an object; empty for any other value.
    package var members: [Member] { if case .object(let members) = self { members } else { [] } }

    /// The elements of an array; empty for any other value.
    package var elements: [JSONNode] { if case .array(let elements) = self { elements } else { [] } }

    /// The text of a string; nil for any other value.
    package var string: String? { if case .string(let text) = self { text } else { nil } }

    /// The value of a flag; nil for any other value.
    package var bool: Bool? { if case .bool(let flag) = self { flag } else { nil } }

    /// The text of a number, printed as a number or as a string; nil for any other value.
    package var numberText: String? {
        switch self {
        case .number(let text), .string(let text): text
        default: nil
        }
    }

    /// The value of the first member with a key; nil if there is none.
    package subscript(_ key: String) -> JSONNode? { members.first { $0.key == key }?.value }

    /// The value as printed, for evidence.
    package var raw: String {
        switch self {
        case .null: "null"
        case .bool(let flag): flag ? "true" : "false"
        case .number(let text), .string(let text): text
        case .array(let elements): "[" + elements.map(\.raw).joined(separator: ",") + "]"
        case .object(let members): "{" + members.map { "\($0.key):\($0.value.raw)" }.joined(separator: ",") + "}"
        }
    }

    /// The kind of the value, for messages.
    package var kind: String {
        switch self {
        case .null: "null"
        case .bool: "a flag"
        case .number: "a number"
        case .string: "a string"
        case .array: "a list"
        case .object: "an object"
        }
    }
}
