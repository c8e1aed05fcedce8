import JSON
import Tariff

/// A yes or no, as documents print it.
enum RecipeFlag {
    /// Reads a flag: a word, or a number of which any but zero is a yes; nil for any other text.
    static func read(_ text: String) -> Bool? {
        switch text.lowercased() {
        case "true", "yes", "y", "on": return true
        case "false", "no", "n", "off", "": return false
        default: return (try? DecimalText(text)).map { !$0.isZero }
        }
    }

    /// Reads the flag of a value; nil for a list, an object or another text.
    static func read(_ node: JSONNode) -> Bool? {
        switch node {
        case .bool(let flag): flag
        case .null: false
        case .number(let text), .string(let text): read(text)
        default: nil
        }
    }
}
