import JSON
package import Tariff

/// Reads the documents of a source as its recipe says.
package struct RecipeParser: SourceParser {
    /// The recipe.
    package let recipe: Recipe

    /// Creates a parser of a recipe.
    package init(_ recipe: Recipe) {
        self.recipe = recipe
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
        guard recipe.format == .json else {
            throw .unreadable("recipes for \(recipe.format.rawValue) are not read by this version")
        }
        let root: JSONNode
        do throws(JSONError) { root = try JSONReader.read(document.bytes) } catch {
            throw .unreadable(error.description)
        }
        try require(root)
        var entries = EntryList<RecipeEntry>(source: id)
        var places: [String: String] = [:]
        var leftOut = 0
        let file = String(document.name.prefix { $0 != "." })
        for part in recipe.parts {
            guard case .json(let path) = part.source else { continue }
            let read = try EntryFinder(part, in: root, file: file).entries(at: path, in: &entries)
            leftOut += read.leftOut
            add(read.found, of: part, to: &entries, &places)
        }
        guard entries.count + leftOut > 0 else { throw .shape(entries.emptyReason) }
        let parsed = entries.parsed { entry, draft in entry.read(into: &draft) }
        try check(parsed, entries)
        return (parsed, places)
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
