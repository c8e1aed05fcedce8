/// A page in Markdown, with the tables that are written with bars.
struct MarkdownPage: RecipePage {
    private var tables: [PageTable] = []

    /// Opens a page; bytes that are no UTF-8 become replacement characters.
    init(_ bytes: [UInt8]) {
        let lines = String(decoding: bytes, as: UTF8.self).split(omittingEmptySubsequences: false) { $0.isNewline }
        var context = Context()
        var index = 0
        var fence: Substring?
        while index < lines.count {
            let line = Self.trimmed(lines[index])
            if let open = fence {
                if line.hasPrefix(open) { fence = nil }
            } else if line.hasPrefix("```") || line.hasPrefix("~~~") {
                fence = line.prefix(3)
            } else if index + 1 < lines.count, line.contains("|"), Self.isDelimiter(lines[index + 1]) {
                var rows = [(line, index + 1)]
                index += 2
                while index < lines.count, lines[index].contains("|") {
                    rows.append((Self.trimmed(lines[index]), index + 1))
                    index += 1
                }
                tables.append(Self.table(rows, context))
                continue
            } else {
                context.add(line)
            }
            index += 1
        }
    }

    func rows(_ selector: TableSelector) -> [PageRow]? {
        let chosen = tables.map { selector.by == .columns ? $0.transposed : $0 }.filter { $0.fits(selector) }
        return chosen.isEmpty ? nil : chosen.flatMap { $0.entries(selector) }
    }

    func cards(xpath: String, cells: [String]) -> [PageRow]? { nil }

    func texts(xpath: String) -> [String] { [] }

    /// The headings and texts passed so far.
    private struct Context {
        var headings: [(level: Int, text: String)] = []
        var sentence = ""
        var code = ""

        mutating func add(_ line: Substring) {
            let level = line.prefix { $0 == "#" }.count
            if (1...6).contains(level), line.dropFirst(level).first?.isWhitespace == true {
                headings.removeAll { $0.level >= level }
                headings.append((level, MarkdownPage.cell(line.dropFirst(level)).text))
                (sentence, code) = ("", "")
                return
            }
            guard !line.isEmpty else { return }
            if code.isEmpty, let start = line.firstIndex(of: "`") {
                code = String(line[line.index(after: start)...].prefix { $0 != "`" })
            }
            let text = MarkdownPage.cell(line).text
            if !text.isEmpty { sentence = text }
        }
    }

    private static func table(_ rows: [(text: Substring, line: Int)], _ context: Context) -> PageTable {
        var cells = rows.map { row in Self.cells(row.text).map(Self.cell) }
        let width = cells.map(\.count).max() ?? 0
        for row in cells.indices {
            cells[row] += Array(repeating: PageTable.Cell(text: ""), count: width - cells[row].count)
        }
        var table = PageTable(rows: cells, places: rows.map { "line \($0.line)" }, marked: 1)
        table.headings = context.headings.map(\.text)
        table.names["place"] = "line \(rows.first?.line ?? 0)"
        if let heading = context.headings.last {
            table.names["heading"] = heading.text
            table.names["headings"] = table.headings.joined(separator: " > ")
        }
        if !context.sentence.isEmpty { table.names["sentence"] = context.sentence }
        if !context.code.isEmpty { table.names["code"] = context.code }
        return table
    }

    /// Indicates whether a line is the one below the headers: `|---|:--:|`.
    private static func isDelimiter(_ line: Substring) -> Bool {
        line.contains("-") && line.contains("|") && line.allSatisfy { "|-: \t".contains($0) }
    }

    /// Returns the cells of a line; a bar after a backslash or in code is text.
    private static func cells(_ line: Substring) -> [Substring] {
        var line = line
        if line.first == "|" { line = line.dropFirst() }
        var cells: [Substring] = []
        var start = line.startIndex
        var isEscaped = false
        var isCode = false
        for index in line.indices {
            switch line[index] {
            case "|" where !isEscaped && !isCode:
                cells.append(line[start..<index])
                start = line.index(after: index)
            case "`": isCode.toggle()
            default: break
            }
            isEscaped = line[index] == "\\" && !isEscaped
        }
        let rest = line[start...]
        if !trimmed(rest).isEmpty { cells.append(rest) }
        return cells
    }

    /// Returns a cell without marks of emphasis, code and links, with its struck text apart.
    private static func cell(_ text: Substring) -> PageTable.Cell {
        var plain = String(text).replacing(/<br\s*\/?>/.ignoresCase(), with: "\n")
        plain = plain.replacing(/<(?<name>s|del|strike)>(?<text>.*?)<\/\k<name>>/) { "~~\($0.text)~~" }
        plain = plain.replacing(/<\/?[A-Za-z][^<>]*>/, with: "")
        plain = plain.replacing(/!?\[(?<text>[^\[\]]*)\]\([^()]*\)/) { String($0.text) }
        plain = plain.replacing(/\{[#:.][^{}]*\}/, with: "").replacing(/\*{1,3}|`/, with: "")
        plain = plain.replacing(/\\(?<mark>[^A-Za-z0-9\s])/) { String($0.mark) }
        var pieces: [(text: String, isStruck: Bool)] = []
        for (index, piece) in plain.split(separator: "~~", omittingEmptySubsequences: false).enumerated() {
            let cleaned = PageText.lines(String(piece))
            if !cleaned.isEmpty { pieces.append((cleaned, index % 2 == 1)) }
        }
        let valid = pieces.filter { !$0.isStruck }
        let shown = (valid.isEmpty ? pieces : valid).map(\.text).joined(separator: " ")
        return PageTable.Cell(text: shown, pieces: pieces)
    }

    private static func trimmed(_ text: Substring) -> Substring {
        var text = text.drop(while: \.isWhitespace)
        while text.last?.isWhitespace == true { text = text.dropLast() }
        return text
    }
}
