import Yams

/// A text of a recipe in which `{path}` stands for what the document says.
struct RecipeText: Sendable, Hashable {
    /// A piece of the text.
    enum Part: Sendable, Hashable {
        case literal(String)
        case path(RecipePath)
    }

    let parts: [Part]

    /// A text without paths.
    init(literal: String) {
        parts = [.literal(literal)]
    }

    /// Reads a text with paths in braces.
    ///
    /// - Throws: ``RecipePath/Fault`` if braces or a path cannot be read.
    init(_ text: String, _ syntax: RecipePath.Syntax) throws(RecipePath.Fault) {
        var parts: [Part] = []
        var rest = text[...]
        while let open = rest.firstIndex(of: "{") {
            if open > rest.startIndex { parts.append(.literal(String(rest[..<open]))) }
            guard let close = rest[open...].firstIndex(of: "}") else {
                throw RecipePath.Fault(complaint: "has “{” without “}”")
            }
            parts.append(.path(try RecipePath(String(rest[rest.index(after: open)..<close]), syntax)))
            rest = rest[rest.index(after: close)...]
        }
        if !rest.isEmpty || parts.isEmpty { parts.append(.literal(String(rest))) }
        self.parts = parts
    }

    /// The text, if nothing in it is read from the document.
    var literal: String? {
        guard parts.count == 1, case .literal(let text) = parts[0] else { return nil }
        return text
    }

    /// The only path, if the text consists of one alone, so that its value keeps its kind.
    var onlyPath: RecipePath? {
        guard parts.count == 1, case .path(let path) = parts[0] else { return nil }
        return path
    }

    /// The paths in the text.
    var paths: [RecipePath] {
        parts.compactMap { if case .path(let path) = $0 { path } else { nil } }
    }

    /// Reads the text of a node.
    static func read(
        _ node: Node, _ place: String, _ syntax: RecipePath.Syntax, _ problems: inout RecipeProblems
    ) -> RecipeText? {
        guard let text = RecipeMap.text(node, place, &problems) else { return nil }
        do throws(RecipePath.Fault) { return try RecipeText(text, syntax) } catch {
            problems.add(node, place, "has the path in “\(text)”, which \(error.complaint)")
            return nil
        }
    }
}
