import JSON
import Tariff

/// Finds the entries of a document by one part of a recipe.
struct EntryFinder {
    private let part: RecipePart
    private let document: JSONNode
    private let file: String
    private let patterns: [(from: RecipeText, pattern: Regex<AnyRegexOutput>)]

    init(_ part: RecipePart, in document: JSONNode, file: String) {
        (self.part, self.document, self.file) = (part, document, file)
        patterns = part.captures.compactMap { capture in
            (try? Regex(capture.pattern)).map { (capture.from, $0) }
        }
    }

    /// An entry with its identity, before entries of one key are joined.
    struct Found {
        var scope: JSONScope
        var key: String
        var id: String
        var seller: String
        var aliases: [(id: String, field: String)] = []
    }

    /// Returns the entries at the first of several paths that is there.
    ///
    /// - Throws: ``SourceError/shape(_:)`` for the first path if none is there.
    func entries(
        at paths: [RecipePath], in list: inout EntryList<RecipeEntry>
    ) throws(SourceError) -> (found: [Found], leftOut: Int) {
        var problem: SourceError?
        for path in paths {
            do throws(SourceError) { return try entries(at: path, in: &list) } catch { problem = problem ?? error }
        }
        throw problem ?? .shape("the recipe names no place of entries")
    }

    /// Returns the entries in the order of the document, and the number of those that are left out.
    ///
    /// Entries without an identity are reported.
    ///
    /// - Throws: ``SourceError/shape(_:)`` if the document has no list at the place of the entries.
    func entries(
        at path: RecipePath, in list: inout EntryList<RecipeEntry>
    ) throws(SourceError) -> (found: [Found], leftOut: Int) {
        entries(of: try places(at: path).map { ($0, [:], [:]) }, in: &list)
    }

    /// Returns the entries of the rows of a page.
    func entries(of rows: [PageRow], in list: inout EntryList<RecipeEntry>) -> (found: [Found], leftOut: Int) {
        entries(
            of: rows.map { row in
                let prices = row.cells.filter { !$0.prices.isEmpty }.map { ($0.name, $0.prices) }
                return (JSONPlace(row), row.names, Dictionary(prices) { $0 + $1 })
            }, in: &list)
    }

    private func entries(
        of places: [(place: JSONPlace, names: [String: String], prices: [String: [CellPrice]])],
        in list: inout EntryList<RecipeEntry>
    ) -> (found: [Found], leftOut: Int) {
        var left: [String: Int] = [:]
        var unknown: [String: Int] = [:]
        var found: [Found] = []
        for (place, context, prices) in places {
            guard case .object = place.node else {
                list.report(
                    "wrong_type", "The entry \(place.field) is \(place.node.kind), not an object: it is left out.",
                    key: place.field)
                continue
            }
            var names = context
            names["file"] = file
            var scope = JSONScope(document: document, entry: place, names: names, prices: prices)
            capture(into: &scope)
            guard part.filters.allSatisfy({ $0.accepts(scope) }) else { continue }
            if let exception = part.exceptions.first(where: { $0.filters.allSatisfy { $0.accepts(scope) } }) {
                left[exception.reason, default: 0] += 1
                continue
            }
            if let entry = identified(scope, place, &unknown, in: &list) { found.append(entry) }
        }
        for (reason, count) in left.sorted(by: { $0.key < $1.key }) {
            list.report("left_out", "\(count == 1 ? "1 entry is" : "\(count) entries are") left out: \(reason).")
        }
        for (name, count) in unknown.sorted(by: { $0.key < $1.key }) {
            let near =
                NearestWords.nearest(to: name, in: part.names?.known ?? []).map { "; the nearest is “\($0)”" } ?? ""
            list.report(
                "unknown_name",
                "The name “\(name)” is none that the recipe knows\(near). The prices of \(count) rows are left out.",
                key: name)
        }
        return (found, left.values.reduce(0, +))
    }

    /// Returns the values at the path, or throws if the way to the first list or pattern is not there.
    private func places(at path: RecipePath) throws(SourceError) -> [JSONPlace] {
        let way = path.steps.prefix { step in
            switch step {
            case .elements, .members: false
            default: true
            }
        }
        let isList = path.steps.dropFirst(way.count).first == .elements
        let containers = JSONPlace(document).places(at: way)
        guard let container = containers.first else {
            throw .shape(
                "the recipe expects \(isList ? "a list" : "an object") at “\(path.text)”, and there is only \(Self.outline(document))"
            )
        }
        switch container.node {
        case .array where isList, .object where !isList: break
        default:
            throw .shape(
                "the recipe expects \(isList ? "a list" : "an object") at “\(path.text)”, and there is \(container.node.kind)"
            )
        }
        return JSONPlace(document).places(at: path.steps)
    }

    /// A short description of a document, for a message.
    private static func outline(_ document: JSONNode) -> String {
        let keys = document.members.prefix(12).map(\.key)
        return keys.isEmpty ? document.kind : "an object with \(keys.joined(separator: ", "))"
    }

    private func capture(into scope: inout JSONScope) {
        for (from, pattern) in patterns {
            guard let text = from.read(in: scope)?.node.scalarText, let match = try? pattern.wholeMatch(in: text) else {
                continue
            }
            for group in match.output {
                if let name = group.name, let piece = group.substring { scope.add(name, String(piece)) }
            }
        }
    }

    /// Gives an entry its identity, or reports that it has none.
    ///
    /// A name that the recipe does not know is counted.
    private func identified(
        _ scope: JSONScope, _ place: JSONPlace, _ unknown: inout [String: Int], in list: inout EntryList<RecipeEntry>
    ) -> Found? {
        guard let printed = part.id.read(in: scope).text, !printed.isEmpty else {
            list.reportMissingID(within: place.field)
            return nil
        }
        let key = part.key?.read(in: scope).text ?? printed
        guard let seller = part.seller.read(in: scope).text, !seller.isEmpty else {
            list.report("no_seller", "The entry \(key) names no seller: it is left out.", key: key)
            return nil
        }
        var id = printed
        if let names = part.names {
            guard let known = names.id(of: printed) else {
                unknown[printed, default: 0] += 1
                return nil
            }
            id = known
        }
        var scope = scope
        scope.add("id", id)
        var found = Found(scope: scope, key: key, id: id, seller: seller)
        if case .found(let node, let field, _)? = part.aliases?.read(in: scope) {
            let texts = node.elements.isEmpty ? [node.scalarText ?? ""] : node.elements.compactMap(\.scalarText)
            found.aliases = texts.filter { !$0.isEmpty && $0 != id }.map { ($0, field) }
        }
        return found
    }
}
