import JSON

extension JSONNode {
    /// The text of a string, number or flag; nil for any other value.
    var scalarText: String? {
        switch self {
        case .string(let text), .number(let text): text
        case .bool(let flag): flag ? "true" : "false"
        case .null, .array, .object: nil
        }
    }
}
