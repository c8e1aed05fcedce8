/// A table of a page as a grid, with spans expanded, and the context around it.
struct PageTable {
    /// A cell of the grid; a spanned cell occurs at each of its places.
    struct Cell {
        /// The text that is not struck through, with line breaks.
        var text: String
        /// The text of the cell in pieces, in order.
        var pieces: [(text: String, isStruck: Bool)] = []
    }

    /// The rows, all of the same width.
    var rows: [[Cell]]
    /// The path of each row.
    var places: [String]
    /// The number of header rows that the page marks; nil if it marks none.
    var marked: Int?
    /// The names of its context: `heading`, `headings`, `tab`, `caption`, `sentence`, `code`.
    var names: [String: String] = [:]
    /// The headings above it, outermost first.
    var headings: [String] = []

    /// Indicates whether a selector chooses the table by its context and its headers.
    func fits(_ selector: TableSelector) -> Bool {
        func isAny(_ patterns: [WordPattern], of texts: [String]) -> Bool {
            patterns.contains { pattern in texts.contains { pattern.matches($0) } }
        }
        if !selector.under.isEmpty, !isAny(selector.under, of: headings) { return false }
        if isAny(selector.notUnder, of: headings) { return false }
        if !selector.tab.isEmpty, !isAny(selector.tab, of: [names["tab"] ?? ""]) { return false }
        if !selector.caption.isEmpty, !isAny(selector.caption, of: [names["caption"] ?? ""]) { return false }
        let headers = headers(selector.headers ?? marked ?? 1)
        return selector.columns.allSatisfy { column in headers.contains { column.matches($0) } }
    }

    /// Returns the rows below the headers, with the cells named by them.
    func entries(_ selector: TableSelector) -> [PageRow] {
        let count = min(selector.headers ?? marked ?? 1, rows.count)
        let headers = headers(count)
        let filled = headers.map { header in selector.fill.contains { $0.matches(header) } }
        var above: [Cell] = []
        var entries: [PageRow] = []
        for (row, place) in zip(rows, places).dropFirst(count) {
            var row = row
            for column in row.indices where filled[column] && row[column].text.isEmpty && column < above.count {
                row[column] = above[column]
            }
            above = row
            let cells = zip(headers, row).map { header, cell in
                PageRow.Cell(name: header, text: cell.text, prices: CellPrices.read(cell))
            }
            entries.append(PageRow(cells: cells, names: names, place: place))
        }
        return entries
    }

    /// The table with columns for rows.
    var transposed: PageTable {
        var turned = self
        let width = rows.first?.count ?? 0
        turned.rows = (0..<width).map { column in rows.map { $0[column] } }
        turned.places = (0..<width).map { "\(names["place"] ?? "")/column[\($0 + 1)]" }
        turned.marked = 1
        return turned
    }

    /// The header of each column, of several rows joined by a blank.
    private func headers(_ count: Int) -> [String] {
        let width = rows.first?.count ?? 0
        return (0..<width).map { column in
            var words: [String] = []
            for row in rows.prefix(count) {
                let text = PageText.line(row[column].text)
                if !text.isEmpty, words.last != text { words.append(text) }
            }
            return words.joined(separator: " ")
        }
    }
}
