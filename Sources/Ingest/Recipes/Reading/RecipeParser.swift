import JSON
package import Tariff

/// Reads the documents of a source as its recipe says.
package struct RecipeParser: SourceParser {
    /// The recipe.
    package let recipe: Recipe

    /// Opens the bytes of a page.
    private let open: PageReader

    /// Opens the bytes of a page in a format.
    typealias PageReader = @Sendable (Recipe.Format, [UInt8]) throws(SourceError) -> any RecipePage

    /// Creates a parser of a recipe.
    package init(_ recipe: Recipe) {
        self.init(recipe, open: Self.page)
    }

    /// Creates a parser of a recipe for pages.
    init(_ recipe: Recipe, open: @escaping PageReader) {
        (self.recipe, self.open) = (recipe, open)
    }

    /// The source that the recipe belongs to.
    package var id: SourceID { recipe.source }

    /// A number that changes with the recipe, so that a stored document is read again by a changed one.
    package var version: Int { recipe.version }

    /// Reads a document.
    ///
    /// - Throws: ``SourceError/unexpected(_:)`` if the document lacks what the recipe expects, and other cases if it is
    ///   no document of the source at all.
    package func parse(_ document: SourceDocument) throws(SourceError) -> ParsedDocument {
        try read(document).parsed
    }

    /// Reads a document, and returns the place of every entry in it as well.
    package func read(
        _ document: SourceDocument
    ) throws(SourceError) -> (parsed: ParsedDocument, places: [String: String]) {
        let content = try content(of: document)
        if case .list(let root) = content { try require(root) }
        var entries = EntryList<RecipeEntry>(source: id)
        var places: [String: String] = [:]
        var leftOut = 0
        let file = String(document.name.prefix { $0 != "." })
        for part in recipe.parts {
            let read = try Self.entries(of: part, in: content, file: file, &entries)
            leftOut += read.leftOut
            add(read.found, of: part, to: &entries, &places)
        }
        guard entries.count + leftOut > 0 else { throw .shape(entries.emptyReason) }
        let parsed = entries.parsed { entry, draft in entry.read(into: &draft) }
        try check(parsed, entries)
        return (parsed, places)
    }

    /// A document, opened.
    private enum Content {
        case list(JSONNode)
        case page(any RecipePage)
    }

    private func content(of document: SourceDocument) throws(SourceError) -> Content {
        if recipe.format == .json { return .list(try Self.json(document.bytes)) }
        return .page(try open(recipe.format, document.bytes))
    }

    @Sendable private static func page(_ format: Recipe.Format, _ bytes: [UInt8]) throws(SourceError) -> any RecipePage
    {
        switch format {
        case .html: try HTMLPage(bytes)
        case .markdown: MarkdownPage(bytes)
        case .json: throw .unreadable("a recipe for JSON reads no pages")
        }
    }

    private static func json(_ bytes: [UInt8]) throws(SourceError) -> JSONNode {
        do throws(JSONError) { return try JSONReader.read(bytes) } catch { throw .unreadable(error.description) }
    }

    /// Returns the entries of one part.
    private static func entries(
        of part: RecipePart, in content: Content, file: String, _ list: inout EntryList<RecipeEntry>
    ) throws(SourceError) -> (found: [EntryFinder.Found], leftOut: Int) {
        switch (part.source, content) {
        case (.json(let paths), .list(let root)):
            return try EntryFinder(part, in: root, file: file).entries(at: paths, in: &list)
        case (.tables(let selector), .page(let page)):
            guard let rows = page.rows(selector) else {
                throw .shape("the page has no table that the recipe describes")
            }
            return EntryFinder(part, in: .null, file: file).entries(of: rows, in: &list)
        case (.cards(let xpath), .page(let page)):
            guard let rows = page.cards(xpath: xpath, cells: part.cellNames) else {
                throw .shape("the page has nothing at “\(xpath)”")
            }
            return EntryFinder(part, in: .null, file: file).entries(of: rows, in: &list)
        case (.embedded(let xpath, let wrapping, let path), .page(let page)):
            return try embedded(part, page.texts(xpath: xpath), wrapping, path, file: file, xpath, &list)
        case (.json, .page), (.tables, .list), (.cards, .list), (.embedded, .list): return ([], 0)
        }
    }

    /// Returns the entries of the JSON in the nodes of a page; at least one node must have the list.
    private static func embedded(
        _ part: RecipePart, _ texts: [String], _ wrapping: EntrySource.Wrapping?, _ path: RecipePath, file: String,
        _ xpath: String, _ list: inout EntryList<RecipeEntry>
    ) throws(SourceError) -> (found: [EntryFinder.Found], leftOut: Int) {
        var all: (found: [EntryFinder.Found], leftOut: Int) = ([], 0)
        var problem = SourceError.shape("the page has nothing at “\(xpath)”")
        var isFound = false
        for text in texts {
            do throws(SourceError) {
                let root = wrapping.unwrapped(try json(Array(text.utf8)))
                let read = try EntryFinder(part, in: root, file: file).entries(at: path, in: &list)
                all.found += read.found
                all.leftOut += read.leftOut
                isFound = true
            } catch { problem = error }
        }
        guard isFound else { throw problem }
        return all
    }

    /// Throws if the document itself says that it is no list.
    private func require(_ root: JSONNode) throws(SourceError) {
        let scope = JSONScope(document: root, entry: JSONPlace(root), names: [:])
        for filter in recipe.requirement.filters where !filter.accepts(scope) {
            let said = scope.cell(at: filter.path)?.node.raw ?? "nothing"
            let why = recipe.requirement.message?.read(in: scope)?.node.raw
            throw .shape(
                "its “\(filter.path.text)” says \(said.prefix(80)) and should say "
                    + filter.accepted.map(\.text).joined(separator: " or ") + (why.map { ": \($0.prefix(200))" } ?? ""))
        }
    }

    /// Adds the entries of a part, with those of one key joined if the part says so, and their aliases.
    private func add(
        _ found: [EntryFinder.Found], of part: RecipePart, to entries: inout EntryList<RecipeEntry>,
        _ paths: inout [String: String]
    ) {
        let unread = UnreadFields(part)
        var joined: [(entry: EntryFinder.Found, rows: [JSONScope])] = []
        var places: [String: Int] = [:]
        for entry in found {
            let identity = "\(entry.seller)\n\(entry.id)\n\(entry.key)"
            if part.isMerged, let place = places[identity] {
                joined[place].rows.append(entry.scope)
            } else {
                places[identity] = joined.count
                joined.append((entry, [entry.scope]))
            }
        }
        // An alias with an entry of its own is that entry.
        var ids = Set(found.map { "\($0.seller)\n\($0.id)" })
        for (entry, rows) in joined {
            if rows.count == 1, let row = rows.first, paths[entry.key] == nil { paths[entry.key] = row.place }
            entries.add(
                RecipeEntry(part: part, unread: unread, rows: rows), key: entry.key, seller: entry.seller,
                modelID: entry.id, count: rows.count)
            for alias in entry.aliases where ids.insert("\(entry.seller)\n\(alias.id)").inserted {
                let copy = RecipeEntry(part: part, unread: unread, rows: rows, aliasOf: (entry.id, alias.field))
                entries.addAlias(copy, key: entry.key, seller: entry.seller, modelID: alias.id)
            }
        }
    }

    /// Throws if the document lacks what the recipe expects.
    private func check(_ parsed: ParsedDocument, _ entries: EntryList<RecipeEntry>) throws(SourceError) {
        let expected = recipe.expected
        if parsed.entries < expected.entries {
            throw .unexpected("it has \(parsed.entries) entries, and at least \(expected.entries) are expected")
        }
        let prices = parsed.claims.count { $0.rate != nil }
        if prices < expected.prices {
            throw .unexpected("\(prices) prices are read from it, and at least \(expected.prices) are expected")
        }
        let ids = Set(entries.rows.compactMap { if case .entry(_, _, _, let id) = $0 { id } else { nil } })
        for id in expected.ids where !ids.contains(id) {
            throw .unexpected("it has no entry “\(id)”, which is expected")
        }
        guard !expected.keys.isEmpty else { return }
        let fields = Set(parsed.claims.map { UnreadFields.pattern(of: $0.field) })
        for key in expected.keys where !fields.contains(where: { key.matches($0) }) {
            throw .unexpected("nothing is read from “\(key.text)”, which is expected")
        }
    }
}
