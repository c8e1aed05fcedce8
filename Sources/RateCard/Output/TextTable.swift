/// A table for people: it aligns columns, colours words on a terminal, and drops columns that a narrow terminal cannot fit.
struct TextTable {
    /// The alignment of the cells in a column.
    enum Alignment {
        case left, right
    }

    /// A column with its heading.
    struct Column {
        var title: String
        var alignment: Alignment = .left
        /// True if the cells are of lesser interest: they are dimmed, and the column is the first to be dropped.
        var isQuiet = false
        /// True if the column is never dropped but shortened instead.
        var isKey = false
    }

    /// The terminal style of a cell, by its meaning.
    private enum Tone: String {
        case heading = "\u{1B}[1m"
        case quiet = "\u{1B}[2m"
        case good = "\u{1B}[32m"
        case doubtful = "\u{1B}[33m"
        case bad = "\u{1B}[31m"
    }

    let columns: [Column]
    private(set) var rows: [[String]] = []

    init(_ columns: [Column]) {
        self.columns = columns
    }

    /// Adds a row with a cell for each column.
    mutating func add(_ cells: [String]) {
        precondition(cells.count == columns.count, "a row has a cell for each column")
        rows.append(cells)
    }

    // MARK: Text

    /// Formats the table as text, with one line for the headings and one for each row.
    ///
    /// - Parameters:
    ///   - colour: True to colour words.
    ///   - width: The number of cells that fit on a line, or nil if there is no limit.
    ///   - leavesOut: A closure that receives the titles of the columns that were dropped.
    /// - Returns: The lines, each terminated by a newline.
    func text(
        colour: Bool = Terminal.hasColour, width: Int? = Terminal.width,
        leavesOut: ([String]) -> Void = Terminal.noteLeftOut
    ) -> String {
        let cells = ([columns.map(\.title)] + rows).map { $0.map(DisplayWidth.printable) }
        var widths = columns.indices.map { column in cells.map { DisplayWidth.of($0[column]) }.max() ?? 0 }
        var shown = Array(columns.indices)
        if let width {
            shown = fitting(width, widths)
            shorten(&widths, of: shown, to: width)
            let missing = columns.indices.filter { !shown.contains($0) && !cells.dropFirst().allSatisfy(\.isEmpty) }
            if !missing.isEmpty { leavesOut(missing.map { columns[$0].title }) }
        }
        let lines = cells.enumerated().map { number, row in
            line(
                shown.map { column in
                    let text = DisplayWidth.shortened(row[column], to: widths[column])
                    let tone = number == 0 ? Tone.heading : tone(of: row[column], in: columns[column])
                    return (text, widths[column], columns[column].alignment, colour ? tone : nil)
                })
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// Returns true if all columns fit into the given number of cells.
    ///
    /// Nil means no limit.
    func fits(_ width: Int?) -> Bool {
        guard let width else { return true }
        let cells = [columns.map(\.title)] + rows
        let widths = columns.indices.map { column in
            cells.map { DisplayWidth.of(DisplayWidth.printable($0[column])) }.max() ?? 0
        }
        return Self.total(columns.indices, widths) <= width
    }

    /// Returns the columns that fit.
    ///
    /// Quiet columns are dropped first, then the others except key columns, from the right.
    private func fitting(_ width: Int, _ widths: [Int]) -> [Int] {
        let quiet = columns.indices.reversed().filter { columns[$0].isQuiet && !columns[$0].isKey }
        let others = columns.indices.reversed().filter { !columns[$0].isQuiet && !columns[$0].isKey }
        var shown = Set(columns.indices)
        var dropped: [Int] = []
        for column in quiet + others where Self.total(shown, widths) > width {
            shown.remove(column)
            dropped.append(column)
        }
        // Columns dropped last matter most, and a narrow one may fit where a wide one was.
        for column in dropped.reversed() where Self.total(shown.union([column]), widths) <= width {
            shown.insert(column)
        }
        return shown.sorted()
    }

    /// Shortens the widest columns until a line fits, but none below eight cells.
    private func shorten(_ widths: inout [Int], of shown: [Int], to width: Int) {
        while Self.total(shown, widths) > width,
            let widest = shown.max(by: { widths[$0] < widths[$1] }), widths[widest] > 8
        {
            widths[widest] -= 1
        }
    }

    private static func total(_ shown: some Collection<Int>, _ widths: [Int]) -> Int {
        shown.reduce(0) { $0 + widths[$1] } + 2 * max(0, shown.count - 1)
    }

    private func line(_ cells: [(text: String, width: Int, alignment: Alignment, tone: Tone?)]) -> String {
        var text = ""
        for (position, cell) in cells.enumerated() {
            let padding = String(repeating: " ", count: max(0, cell.width - DisplayWidth.of(cell.text)))
            let coloured = cell.tone.map { cell.text.isEmpty ? "" : $0.rawValue + cell.text + "\u{1B}[0m" } ?? cell.text
            text += position > 0 ? "  " : ""
            text += cell.alignment == .right ? padding + coloured : coloured + padding
        }
        while text.last == " " { text.removeLast() }
        return text
    }

    private func tone(of cell: String, in column: Column) -> Tone? {
        switch cell {
        case "confirmed", "agrees", "ok", "yes": .good
        case "disputed", "differs", "failed", "held": .bad
        case "no", "deprecated", "missing", "retired", "stale": .doubtful
        case "-", "unknown": .quiet
        default: column.isQuiet ? .quiet : nil
        }
    }

    // MARK: CSV

    /// Formats the table as CSV (RFC 4180) with a header row.
    ///
    /// A dash, which stands for no value, becomes an empty cell.
    func csv() -> String {
        func quoted(_ cell: String) -> String {
            guard cell != "-" else { return "" }
            guard cell.contains(where: { $0 == "," || $0 == "\"" || $0.isNewline }) else { return cell }
            return "\"" + cell.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
        }
        let names = columns.map { column in
            guard column.title != "#" else { return "rank" }
            return column.title.lowercased().replacing("/", with: "_per_").replacing("×", with: "times")
                .replacing(" ", with: "_")
        }
        return ([names] + rows).map { $0.map(quoted).joined(separator: ",") + "\r\n" }.joined()
    }
}
