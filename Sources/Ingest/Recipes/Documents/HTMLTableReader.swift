import CLibXML2

/// Reads tables and cells of a page.
struct HTMLTableReader {
    private let tree: HTMLTree

    /// The largest span that is expanded, as in HTML.
    private static let longest = 1000

    init(_ tree: HTMLTree) { self.tree = tree }

    /// Returns a table as a grid.
    func table(_ found: HTMLOutline.Table) -> PageTable {
        var table = PageTable(rows: [], places: [], names: found.names, headings: found.headings)
        table.names["place"] = tree.path(of: found.node)
        var marked = 0
        for group in groups(of: found.node) {
            let grid = grid(of: group.rows)
            for (row, (cells, isHeader)) in zip(group.rows, grid) {
                if group.isHead || isHeader, marked == table.rows.count { marked += 1 }
                table.rows.append(cells)
                table.places.append(tree.path(of: row))
            }
        }
        let width = table.rows.map(\.count).max() ?? 0
        for row in table.rows.indices {
            table.rows[row] += Array(repeating: PageTable.Cell(text: ""), count: width - table.rows[row].count)
        }
        table.marked = marked == 0 ? nil : marked
        return table
    }

    /// Returns the text of an element, with what is struck through apart.
    func cell(_ element: HTMLTree.Node) -> PageTable.Cell {
        var pieces: [(text: String, isStruck: Bool)] = []
        collect(element, isStruck: isStruck(element), &pieces)
        let cleaned = pieces.map { (text: PageText.lines($0.text), isStruck: $0.isStruck) }.filter { !$0.text.isEmpty }
        let valid = cleaned.filter { !$0.isStruck }
        // A text that is all struck is still the name or the price that is printed.
        let text = (valid.isEmpty ? cleaned : valid).map(\.text).joined(separator: " ")
        return PageTable.Cell(text: text, pieces: cleaned)
    }

    private func groups(of table: HTMLTree.Node) -> [(rows: [HTMLTree.Node], isHead: Bool)] {
        var groups: [(rows: [HTMLTree.Node], isHead: Bool)] = []
        for child in tree.children(of: table) {
            switch tree.name(of: child) {
            case "thead", "tbody", "tfoot":
                let rows = tree.children(of: child).filter { tree.name(of: $0) == "tr" }
                groups.append((rows, tree.name(of: child) == "thead"))
            case "tr": groups.append(([child], false))
            default: break
            }
        }
        // Rows without a group form one, so that spans reach from one to the next.
        guard groups.contains(where: { $0.rows.count != 1 || $0.isHead }) == false else { return groups }
        return [(groups.flatMap(\.rows), false)]
    }

    /// Returns the cells of the rows of a group, with each row's header mark.
    private func grid(of rows: [HTMLTree.Node]) -> [(cells: [PageTable.Cell], isHeader: Bool)] {
        var grid: [[PageTable.Cell?]] = Array(repeating: [], count: rows.count)
        var headers: [Bool] = []
        for (index, row) in rows.enumerated() {
            var column = 0
            var isHeader = true
            let elements = tree.children(of: row).filter { ["td", "th"].contains(tree.name(of: $0)) }
            for element in elements where !isPlaceholder(element) {
                if tree.name(of: element) == "td" { isHeader = false }
                while column < grid[index].count, grid[index][column] != nil { column += 1 }
                let width = max(1, span("colspan", of: element) ?? 1)
                let stated = span("rowspan", of: element) ?? 1
                let height = min(stated == 0 ? rows.count - index : stated, rows.count - index)
                let cell = cell(element)
                for line in index..<(index + height) {
                    let missing = column + width - grid[line].count
                    if missing > 0 { grid[line] += Array(repeating: nil, count: missing) }
                    for place in column..<(column + width) { grid[line][place] = cell }
                }
                column += width
            }
            headers.append(isHeader && !elements.isEmpty)
        }
        return zip(grid, headers).map { cells, isHeader in
            (cells.map { $0 ?? PageTable.Cell(text: "") }, isHeader)
        }
    }

    private func span(_ name: String, of element: HTMLTree.Node) -> Int? {
        tree.attribute(name, of: element).flatMap { Int($0.filter { !$0.isWhitespace }) }
            .map { min(max($0, 0), Self.longest) }
    }

    /// Indicates whether a cell is hidden because the span of another covers it.
    private func isPlaceholder(_ element: HTMLTree.Node) -> Bool {
        if tree.attribute("hidden", of: element) != nil { return true }
        let style = (tree.attribute("style", of: element) ?? "").lowercased().filter { !$0.isWhitespace }
        if style.contains("display:none") { return true }
        return classes(of: element).contains { $0 == "hidden" || $0 == "hide" || $0.hasSuffix("-hide") }
    }

    private func isStruck(_ element: HTMLTree.Node) -> Bool {
        if ["s", "del", "strike"].contains(tree.name(of: element)) { return true }
        if classes(of: element).contains(where: { $0.hasPrefix("line-through") }) { return true }
        return tree.attribute("style", of: element)?.contains("line-through") == true
    }

    private func classes(of element: HTMLTree.Node) -> [String] {
        (tree.attribute("class", of: element) ?? "").split(whereSeparator: \.isWhitespace).map(String.init)
    }

    /// Indicates whether a raised text is a mark of a footnote: `1`, `(2)`, `*`, `[a]`.
    private func isFootnote(_ text: String) -> Bool {
        let mark = PageText.line(text).filter { !"()[]（）".contains($0) }
        return mark.count <= 2 && mark.allSatisfy { $0.isNumber || $0.isLetter || "*†‡".contains($0) }
    }

    /// The elements that begin a line of their own.
    private static let blocks: Set<String> = ["br", "p", "div", "li", "ul", "ol", "tr", "h1", "h2", "h3", "h4"]

    /// Adds the text of a node; the parser bounds the depth of the nesting.
    private func collect(
        _ node: HTMLTree.Node, isStruck: Bool, _ pieces: inout [(text: String, isStruck: Bool)]
    ) {
        func add(_ text: String, _ isStruck: Bool) {
            if pieces.last?.isStruck == isStruck {
                pieces[pieces.count - 1].text += text
            } else {
                pieces.append((text, isStruck))
            }
        }
        if node.pointee.type == XML_ATTRIBUTE_NODE {
            add(tree.content(of: node), isStruck)
            return
        }
        var next = node.pointee.type == XML_ELEMENT_NODE ? node.pointee.children : nil
        if node.pointee.type == XML_TEXT_NODE { add(tree.content(of: node), isStruck) }
        while let child = next {
            next = child.pointee.next
            let name = tree.name(of: child)
            if name == "script" || name == "style" || name == "template" { continue }
            if name == "sup", isFootnote(tree.content(of: child)) { continue }
            if child.pointee.type == XML_TEXT_NODE {
                // Line breaks in the source of a page are blanks.
                add(String(tree.content(of: child).map { $0.isNewline ? " " : $0 }), isStruck)
            } else if let name {
                let isBlock = Self.blocks.contains(name)
                if isBlock { add("\n", isStruck) }
                collect(child, isStruck: isStruck || self.isStruck(child), &pieces)
                if isBlock { add("\n", isStruck) }
            }
        }
    }
}
