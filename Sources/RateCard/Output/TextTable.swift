/// A table for people: columns align, headings are bold and notes grey on a terminal.
struct TextTable {
    /// How the cells of a column are aligned.
    enum Alignment {
        case left, right
    }

    /// One column.
    struct Column {
        var title: String
        var alignment: Alignment = .left
        /// The cells are of lesser interest.
        var isQuiet = false
    }

    let columns: [Column]
    private(set) var rows: [[String]] = []

    init(_ columns: [Column]) {
        self.columns = columns
    }

    /// Adds a row; it has a cell for each column.
    mutating func add(_ cells: [String]) {
        precondition(cells.count == columns.count, "a row has a cell for each column")
        rows.append(cells)
    }

    /// The table as text, a line for the headings and one for each row.
    func text(colour: Bool = Terminal.hasColour) -> String {
        let widths = columns.indices.map { index in
            ([columns[index].title] + rows.map { $0[index] }).map(\.count).max() ?? 0
        }
        var lines = [line(columns.map(\.title), widths, colour ? { _ in "\u{1B}[1m" } : nil)]
        for row in rows {
            lines.append(line(row, widths, colour ? { columns[$0].isQuiet ? "\u{1B}[2m" : "" } : nil))
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// The table as CSV (RFC 4180), headings first.
    func csv() -> String {
        func quoted(_ cell: String) -> String {
            guard cell.contains(where: { $0 == "," || $0 == "\"" || $0.isNewline }) else { return cell }
            return "\"" + cell.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
        }
        let names = columns.map { column in String(column.title.lowercased().map { $0 == " " ? "_" : $0 }) }
        return ([names] + rows).map { $0.map(quoted).joined(separator: ",") + "\r\n" }.joined()
    }

    private func line(_ cells: [String], _ widths: [Int], _ style: ((Int) -> String)?) -> String {
        var text = ""
        for (index, cell) in cells.enumerated() {
            let padding = String(repeating: " ", count: max(0, widths[index] - cell.count))
            let padded = columns[index].alignment == .right ? padding + cell : cell + padding
            let code = style?(index) ?? ""
            text += (index > 0 ? "  " : "") + code + padded + (code.isEmpty ? "" : "\u{1B}[0m")
        }
        while text.last == " " { text.removeLast() }
        return text
    }
}
