import Tariff

/// One value of a JSON document; a number keeps the text that was printed.
package enum JSONNode: Sendable, Hashable {
    case null
    case bool(Bool)
    /// The number's own text: `2.5e-06`.
    case number(String)
    case string(String)
    case array([JSONNode])
    /// The members in the document's order; a key may occur twice.
    case object([Member])

    /// One member of an object.
    package struct Member: Sendable, Hashable {
        /// The key.
        package var key: String
        /// The value.
        package var value: JSONNode

        /// Makes a member.
        package init(key: String, value: JSONNode) {
            self.key = key
            self.value = value
        }
    }

    /// The members, or nothing when this is no object.
    package var members: [Member] { if case .object(let members) = self { members } else { [] } }

    /// The elements, or nothing when this is no array.
    package var elements: [JSONNode] { if case .array(let elements) = self { elements } else { [] } }

    /// The string, or nil.
    package var string: String? { if case .string(let text) = self { text } else { nil } }

    /// The flag, or nil.
    package var bool: Bool? { if case .bool(let flag) = self { flag } else { nil } }

    /// The text of a number, whether it is printed as a number or as a string.
    package var numberText: String? {
        switch self {
        case .number(let text), .string(let text): text
        default: nil
        }
    }

    /// The whole number that is printed here (`8192`, `8192.0`, `1e6`), or nil.
    package var integer: Int64? {
        guard let text = numberText, let printed = try? DecimalText(text),
            let small = try? Amount(printed, factor: .perMillion), small.femto % 1_000_000_000 == 0
        else { return nil }
        return small.femto / 1_000_000_000
    }

    /// The first member with that key.
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

    /// What kind of value this is, for messages.
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
