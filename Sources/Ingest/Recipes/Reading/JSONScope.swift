import JSON

/// An entry of a JSON document, seen from the entry itself or from one of its blocks.
struct JSONScope: RecipeScope {
    /// The whole document.
    let document: JSONNode
    /// The path of the entry in the document.
    let place: String
    /// The entry; its field is empty.
    let entry: JSONPlace
    /// The object from which paths go.
    private(set) var here: JSONPlace
    /// The names of the context: `key`, `file`, and what captures found.
    private(set) var names: [String: String]
    /// The prices in the cells of a page, by field.
    let prices: [String: [CellPrice]]
    /// The fields that were read.
    let used = UsedFields()

    init(document: JSONNode, entry: JSONPlace, names: [String: String], prices: [String: [CellPrice]] = [:]) {
        self.document = document
        place = entry.field
        self.prices = prices
        self.entry = JSONPlace(entry.node, outer: entry.outer)
        here = self.entry
        self.names = names
        add(keys: entry.names)
    }

    /// Returns the same entry seen from one of its objects.
    func moved(to place: JSONPlace) -> JSONScope {
        var scope = self
        scope.here = place
        scope.add(keys: place.names)
        return scope
    }

    /// Adds a name to the context.
    mutating func add(_ name: String, _ text: String) { names[name] = text }

    func cell(at path: RecipePath) -> RecipeCell? {
        switch path.start {
        case .name(let name): return names[name].map { RecipeCell(node: .string($0), field: "@\(name)") }
        case .here: return cell(from: here, path)
        case .entry: return cell(from: entry, path)
        case .document:
            return JSONPlace(document).place(at: path.steps).map { RecipeCell(node: $0.node, field: "//\($0.field)") }
        case .outer(let levels):
            let outer = here.outer
            guard levels <= outer.count else { return nil }
            let found = JSONPlace(outer[outer.count - levels]).place(at: path.steps)
            return found.map { RecipeCell(node: $0.node, field: String(repeating: "../", count: levels) + $0.field) }
        }
    }

    private func cell(from start: JSONPlace, _ path: RecipePath) -> RecipeCell? {
        guard let found = start.place(at: path.steps) else { return nil }
        used.add(found.field)
        return RecipeCell(node: found.node, field: found.field)
    }

    /// Sets `@key`, `@key1` and so on to the names that patterns stood for.
    private mutating func add(keys: [String]) {
        guard let last = keys.last else { return }
        names["key"] = last
        for (index, key) in keys.enumerated() { names["key\(index + 1)"] = key }
    }
}
