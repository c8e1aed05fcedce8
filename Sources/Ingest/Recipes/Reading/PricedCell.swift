import JSON
import Tariff

/// One price of a cell, before its component decides what its unit means.
struct PricedCell {
    /// The number.
    var node: JSONNode
    /// The text as printed.
    var raw: String
    var currency: Currency?
    /// The unit that is printed in the cell, in words.
    var unit: String?
    /// The words beside it in its cell.
    var note = ""
    /// Indicates whether it is the struck list price of the others.
    var isStruck = false
    /// Indicates whether a word says that it costs nothing.
    var isFree = false

    /// Returns the prices of a cell; none if a word says that there is no price.
    ///
    /// - Parameters:
    ///   - target: The cell.
    ///   - split: The prices that a page has found in the cell; empty if it looked for none.
    ///   - words: The words that stand for no number.
    /// - Returns: The prices, in their order.
    static func all(in target: JSONPlace, _ split: [CellPrice], _ words: RecipePart.CellWords) -> [PricedCell] {
        let content = CellContent(target.node, words)
        let raw = target.node.raw
        switch content {
        case .none: return []
        case .free: return [PricedCell(node: .string("0"), raw: raw, isFree: true)]
        case .plain, .price: break
        }
        if !split.isEmpty {
            return split.map { price in
                PricedCell(
                    node: .string(price.number), raw: price.raw, currency: price.currency.flatMap(UnitPhrase.currency),
                    unit: price.unit, note: price.note, isStruck: price.isStruck)
            }
        }
        guard case .price(let text) = content else { return [PricedCell(node: target.node, raw: raw)] }
        return [PricedCell(node: .string(text.number), raw: raw, currency: text.currency, unit: text.unit)]
    }
}
