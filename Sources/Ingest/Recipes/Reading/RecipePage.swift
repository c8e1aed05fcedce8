/// A page, as recipes read it: its tables, its cards, and the texts of its nodes.
protocol RecipePage {
    /// Returns the rows of the tables that a selector chooses, in the order of the page; nil if it chooses no table.
    func rows(_ selector: TableSelector) -> [PageRow]?

    /// Returns a row for each element that an XPath selects; nil if it selects none.
    ///
    /// The cells are named by the XPaths, relative to the element, that a recipe uses.
    func cards(xpath: String, cells: [String]) -> [PageRow]?

    /// Returns the texts of the nodes that an XPath selects, of attributes as well.
    func texts(xpath: String) -> [String]
}

/// A row of a table, or a card.
struct PageRow: Sendable {
    /// A cell with its name: the header of its column, or the XPath that found it.
    struct Cell: Sendable {
        var name: String
        var text: String
        /// The prices in it, where it holds several, or one with words beside it.
        var prices: [CellPrice] = []
    }

    var cells: [Cell]
    /// The names of its context: `heading`, `headings`, `tab`, `caption`, `sentence`, `code`.
    var names: [String: String] = [:]
    /// The path of the row in the page.
    var place: String
}

/// One of the prices in a cell.
struct CellPrice: Sendable {
    /// The number, without digit groups.
    var number: String
    /// The text of the price as printed.
    var raw: String
    /// The currency that is printed with it.
    var currency: String?
    /// The unit that is printed with it, in words.
    var unit: String?
    /// The words beside it in its cell.
    var note = ""
    /// Indicates whether it is struck through: the list price of the other prices of the cell.
    var isStruck = false
}
