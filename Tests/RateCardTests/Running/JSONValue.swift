import Foundation

/// JSON output of the program.
///
/// Numbers are integers, because money is printed as text.
enum JSONValue: Decodable, Hashable {
    case null
    case bool(Bool)
    case integer(Int64)
    case string(String)
    case array([JSONValue])
    case object([String: JSONValue])

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .null
        } else if let flag = try? container.decode(Bool.self) {
            self = .bool(flag)
        } else if let number = try? container.decode(Int64.self) {
            self = .integer(number)
        } else if let text = try? container.decode(String.self) {
            self = .string(text)
        } else if let elements = try? container.decode([JSONValue].self) {
            self = .array(elements)
        } else {
            self = .object(try container.decode([String: JSONValue].self))
        }
    }

    /// Parses one JSON document.
    init(_ text: some StringProtocol) throws {
        self = try JSONDecoder().decode(JSONValue.self, from: Data(text.utf8))
    }

    subscript(_ key: String) -> JSONValue? { if case .object(let members) = self { members[key] } else { nil } }

    subscript(_ index: Int) -> JSONValue? { elements.indices.contains(index) ? elements[index] : nil }

    /// The names of the members, or an empty list.
    var keys: Set<String> { if case .object(let members) = self { Set(members.keys) } else { [] } }

    /// The elements, or an empty list.
    var elements: [JSONValue] { if case .array(let elements) = self { elements } else { [] } }

    var string: String? { if case .string(let text) = self { text } else { nil } }

    var integer: Int64? { if case .integer(let number) = self { number } else { nil } }

    /// The strings in an array of strings.
    var strings: [String] { elements.compactMap(\.string) }
}
