import JSON
import Tariff

/// The contents of the cell of a price.
enum CellContent {
    /// A number alone, or anything that is no text with a price.
    case plain
    /// One price with what is printed beside it.
    case price(PriceText)
    /// A word that means that there is no price, or that it is not told.
    case none
    /// A word that means that it costs nothing.
    case free

    /// Reads a cell by the words of a recipe and the usual ones.
    init(_ node: JSONNode, _ words: RecipePart.CellWords) {
        guard let text = node.string, (try? DecimalText(text)) == nil else {
            self = .plain
            return
        }
        if Self.contains(text, words.free) {
            self = .free
        } else if Self.contains(text, words.none + words.contact) {
            self = .none
        } else {
            self = PriceText(text).map { .price($0) } ?? .plain
        }
    }

    private static func contains(_ text: String, _ words: [String]) -> Bool {
        let text = text.lowercased()
        return words.contains { $0.lowercased() == text }
    }
}
