import Yams

/// The place of a value in a document, as a recipe writes it (`docs/recipes.md`, section 1).
struct RecipePath: Sendable, Hashable {
    /// The ways in which a part of a recipe addresses cells.
    enum Syntax: Sendable {
        /// Members and elements of JSON.
        case json
        /// The headers of columns, or the positions of cells.
        case column
        /// XPath, relative to a card.
        case xpath
    }

    /// One step down.
    enum Step: Sendable, Hashable {
        /// The member of that name.
        case member(String)
        /// Every member whose name fits.
        case members(WordPattern)
        /// Every element of a list.
        case elements
        /// One element, from the start or, if negative, from the end.
        case element(Int)
        /// The JSON inside a string.
        case embedded
    }

    /// The node from which the steps go.
    enum Start: Sendable, Hashable {
        /// The object of a block, or the entry.
        case here
        /// The object so many levels around the entry or the block.
        case outer(Int)
        case entry
        case document
        /// A name of the context: `heading` of `{@heading}`.
        case name(String)
    }

    /// A path that cannot be read.
    struct Fault: Error {
        /// The rest of a sentence that begins with the path.
        var complaint: String
    }

    /// The path as written.
    let text: String
    let start: Start
    /// The steps; empty for a name.
    let steps: [Step]

    /// Reads a path.
    ///
    /// - Throws: ``Fault`` with the position of the first mistake.
    init(_ text: String, _ syntax: Syntax) throws(Fault) {
        self.text = text
        if text.hasPrefix("@") {
            let name = String(text.dropFirst())
            guard !name.isEmpty, name.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "_" }) else {
                throw Fault(complaint: "names nothing after “@”")
            }
            (start, steps) = (.name(name), [])
            return
        }
        guard syntax == .json else {
            guard !text.isEmpty else { throw Fault(complaint: "is empty") }
            start = .here
            // A row is an object of its columns, and a card one of the XPaths that the recipe uses.
            switch syntax {
            case .column: steps = [Int(text).map { .element($0 - 1) } ?? .members(WordPattern(text))]
            case .json, .xpath: steps = [.member(text)]
            }
            return
        }
        var rest = text[...]
        var start = Start.here
        if rest.hasPrefix("//") {
            (start, rest) = (.document, rest.dropFirst(2))
        } else if rest.hasPrefix("/") {
            (start, rest) = (.entry, rest.dropFirst())
        } else {
            var levels = 0
            while rest.hasPrefix("../") { (levels, rest) = (levels + 1, rest.dropFirst(3)) }
            if levels > 0 { start = .outer(levels) }
        }
        self.start = start
        steps = try Self.steps(rest)
    }

    private static func steps(_ text: Substring) throws(Fault) -> [Step] {
        var steps: [Step] = []
        var rest = text
        while let first = rest.first {
            if first == "[" {
                try readBracket(&rest, into: &steps)
            } else if first == ":" {
                guard rest.hasPrefix(":json") else { throw Fault(complaint: "has “:” without “json” after it") }
                rest = rest.dropFirst(5)
                steps.append(.embedded)
            } else {
                let name = rest.prefix { !".[]:".contains($0) }
                guard !name.isEmpty else { throw Fault(complaint: "has “\(first)” where a name was expected") }
                rest = rest.dropFirst(name.count)
                let pattern = WordPattern(String(name))
                steps.append(pattern.isOpen ? .members(pattern) : .member(String(name)))
            }
            if rest.first == "." {
                rest = rest.dropFirst()
                guard let next = rest.first, next != "." else { throw Fault(complaint: "ends with a dot or has two") }
            } else if let next = rest.first, next != "[", next != ":" {
                throw Fault(complaint: "has “\(next)” where a dot was expected")
            }
        }
        guard !steps.isEmpty else { throw Fault(complaint: "names no place") }
        return steps
    }

    /// Reads `[]`, `[3]` or `["a.b"]`.
    private static func readBracket(_ rest: inout Substring, into steps: inout [Step]) throws(Fault) {
        if rest.hasPrefix("[\"") {
            let inside = rest.dropFirst(2)
            guard let end = inside.firstRange(of: "\"]") else { throw Fault(complaint: "has “[\"” without “\"]”") }
            steps.append(.member(String(inside[..<end.lowerBound])))
            rest = inside[end.upperBound...]
            return
        }
        guard let end = rest.firstIndex(of: "]") else { throw Fault(complaint: "has “[” without “]”") }
        let inside = rest[rest.index(after: rest.startIndex)..<end]
        if inside.isEmpty {
            steps.append(.elements)
        } else if let index = Int(inside) {
            steps.append(.element(index))
        } else {
            throw Fault(complaint: "has “[\(inside)]”, which is neither [], a position like [0] nor a name in quotes")
        }
        rest = rest[rest.index(after: end)...]
    }
}

extension RecipePath {
    /// Reads the path of a node.
    static func read(
        _ node: Node, _ place: String, _ syntax: Syntax, _ problems: inout RecipeProblems
    ) -> RecipePath? {
        guard let text = RecipeMap.text(node, place, &problems) else { return nil }
        do throws(Fault) { return try RecipePath(text, syntax) } catch {
            problems.add(node, place, "is the path “\(text)”, which \(error.complaint)")
            return nil
        }
    }
}
