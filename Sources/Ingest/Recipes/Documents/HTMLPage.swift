import CLibXML2

/// A page in HTML.
struct HTMLPage: RecipePage {
    private let tree: HTMLTree
    private let outline: HTMLOutline

    /// Opens a page.
    ///
    /// - Throws: ``SourceError/unreadable(_:)`` if it is no HTML, too large or too deeply nested.
    init(_ bytes: [UInt8]) throws(SourceError) {
        tree = try HTMLTree(bytes)
        outline = HTMLOutline(tree)
    }

    func rows(_ selector: TableSelector) -> [PageRow]? {
        var places = outline.tables
        if let xpath = selector.xpath {
            let selected = Set(tree.nodes(xpath))
            places = places.filter { selected.contains($0.node) }
        }
        var tables = places.map { HTMLTableReader(tree).table($0) }
        if selector.isJoined { tables = Self.joined(tables) }
        if selector.by == .columns { tables = tables.map(\.transposed) }
        let chosen = tables.filter { $0.fits(selector) }
        return chosen.isEmpty ? nil : chosen.flatMap { $0.entries(selector) }
    }

    func cards(xpath: String, cells: [String]) -> [PageRow]? {
        let cards = tree.nodes(xpath)
        guard !cards.isEmpty else { return nil }
        let reader = HTMLTableReader(tree)
        return cards.map { card in
            var read: [PageRow.Cell] = []
            for xpath in cells {
                for node in tree.nodes(xpath, in: card) {
                    let cell = reader.cell(node)
                    read.append(.init(name: xpath, text: cell.text, prices: CellPrices.read(cell)))
                }
            }
            return PageRow(cells: read, names: outline.names(above: card).names, place: tree.path(of: card))
        }
    }

    func texts(xpath: String) -> [String] {
        tree.nodes(xpath).map { tree.content(of: $0) }
    }

    /// Returns the tables with each that has headers alone and the next one as one table.
    private static func joined(_ tables: [PageTable]) -> [PageTable] {
        var joined: [PageTable] = []
        var index = 0
        while index < tables.count {
            var table = tables[index]
            index += 1
            if index < tables.count, let marked = table.marked, marked == table.rows.count,
                table.rows.first?.count == tables[index].rows.first?.count
            {
                table.rows += tables[index].rows
                table.places += tables[index].places
                index += 1
            }
            joined.append(table)
        }
        return joined
    }
}
