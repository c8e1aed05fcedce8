import Yams

/// One list of a document, and the meaning of its entries.
struct RecipePart: Sendable {
    /// Entries that are no offers.
    struct Exception: Sendable {
        var filters: [RecipeFilter]
        var reason: String
    }

    /// A text that is taken apart.
    struct Capture: Sendable {
        var from: RecipeText
        /// A regular expression with named groups.
        var pattern: String
    }

    /// The words in cells that stand for no number.
    struct CellWords: Sendable {
        var none: [String] = []
        var free: [String] = []
        var contact: [String] = []
    }

    let source: EntrySource
    let id: RecipeValue
    let key: RecipeValue?
    let seller: RecipeValue
    let aliases: RecipeValue?
    /// Indicates whether entries of one key are parts of one offer.
    let isMerged: Bool
    let isFree: RecipeValue?
    /// The values that an entry must have to belong to the part.
    let filters: [RecipeFilter]
    let exceptions: [Exception]
    let captures: [Capture]
    let blocks: [PriceBlock]
    let facts: RecipeFacts
    let modifiers: [RecipeModifier]
    /// The keys that are not read on purpose.
    let ignored: [IgnoredKey]
    let names: RecipeNames?
    let words: CellWords

    /// A key that is not read, with the reason.
    struct IgnoredKey: Sendable {
        var pattern: WordPattern
        var reason: String
    }

    /// Reads a part on top of what stands around it.
    ///
    /// - Parameters:
    ///   - part: The mapping of the part; nil if the recipe has no parts.
    ///   - recipe: The mapping of the recipe.
    ///   - format: The format of the document.
    ///   - problems: The mistakes so far.
    init?(_ part: RecipeMap?, in recipe: RecipeMap, _ format: Recipe.Format, _ problems: inout RecipeProblems) {
        var outer = recipe
        var map = part ?? recipe
        /// Returns the innermost value of a key.
        func inherited<Value>(
            _ key: String, _ problems: inout RecipeProblems, _ read: (Node, String, inout RecipeProblems) -> Value?
        ) -> Value? {
            if let node = map.take(key) { return read(node, map.place(of: key), &problems) }
            return part == nil ? nil : outer.take(key).flatMap { read($0, outer.place(of: key), &problems) }
        }
        let source = inherited("entries", &problems) { EntrySource.read($0, $1, format, &$2) }
        let syntax = source?.syntax ?? .json
        func value(_ node: Node, _ place: String, _ problems: inout RecipeProblems) -> RecipeValue? {
            RecipeValue.read(node, place, syntax, &problems)
        }
        var options = PriceOptions()
        if part != nil { options = options.adding(&outer, syntax, &problems) }
        options = options.adding(&map, syntax, &problems)
        filters = options.filters
        options.filters = []
        let id = inherited("id", &problems, value)
        let seller = inherited("seller", &problems, value)
        key = inherited("key", &problems, value)
        aliases = inherited("aliases", &problems, value)
        isFree = inherited("free", &problems, value)
        let isPage = if case .tables? = source { true } else { false }
        isMerged = inherited("merge", &problems, RecipeMap.flag) ?? isPage
        exceptions = inherited("leave_out", &problems) { Exception.readAll($0, $1, syntax, &$2) } ?? []
        captures =
            inherited("captures", &problems) { node, place, problems in
                RecipeMap.list(node, place, &problems) { Capture.read($0, $1, syntax, &$2) }
            } ?? []
        blocks = inherited("prices", &problems) { PriceBlock.readAll($0, $1, syntax, options, &$2) } ?? []
        facts = inherited("facts", &problems) { RecipeFacts.read($0, $1, syntax, &$2) } ?? RecipeFacts()
        modifiers =
            inherited("modifiers", &problems) { node, place, problems in
                RecipeMap.list(node, place, &problems) { RecipeModifier.read($0, $1, syntax, &$2) }
            } ?? []
        ignored = inherited("ignore", &problems, IgnoredKey.readAll) ?? []
        names = inherited("names", &problems, RecipeNames.read)
        words = inherited("words", &problems, CellWords.read) ?? CellWords()
        if part == nil { for key in Recipe.ownKeys { _ = map.take(key) } }
        map.finish(&problems)
        for (name, isThere) in [("entries", source != nil), ("id", id != nil), ("seller", seller != nil)]
        where !isThere && !(map.has(name) || outer.has(name)) {
            map.reportMissing(name, like: Self.examples[name] ?? "", &problems)
        }
        guard let source, let id, let seller else { return nil }
        (self.source, self.id, self.seller) = (source, id, seller)
    }

    /// The paths from an entry that stand outside of blocks of prices.
    var entryPaths: [RecipePath] {
        [id, key, seller, aliases, isFree].compactMap { $0 }.flatMap(\.paths) + facts.paths + modifiers.flatMap(\.paths)
            + captures.flatMap(\.from.paths) + (filters + exceptions.flatMap(\.filters)).map(\.path)
    }

    /// The cells that the part looks up by a name of their own: the XPaths of a card.
    var cellNames: [String] {
        var paths = entryPaths
        for block in blocks { paths += block.keys.flatMap { [$0.path] + $0.options.paths } + block.filters.map(\.path) }
        var seen: Set<String> = []
        return paths.filter { !$0.steps.isEmpty }.map(\.text).filter { seen.insert($0).inserted }
    }

    /// Indicates whether the part reads any price.
    var statesPrices: Bool { !blocks.isEmpty }

    /// The keys of a part.
    static let keys = [
        "entries", "id", "key", "seller", "aliases", "merge", "free", "if", "leave_out", "captures", "unit", "currency",
        "when", "effective_from", "effective_to", "prices", "facts", "modifiers", "ignore", "names", "words",
    ]

    private static let examples = ["entries": "data[]", "id": "\"{id}\"", "seller": "example"]
}

extension RecipePart.Exception {
    fileprivate static func readAll(
        _ node: Node, _ place: String, _ syntax: RecipePath.Syntax, _ problems: inout RecipeProblems
    ) -> [RecipePart.Exception]? {
        RecipeMap.list(node, place, &problems) { node, place, problems -> RecipePart.Exception? in
            guard var map = RecipeMap(node, place, like: "{if: {type: x}, because: it is no model}", &problems) else {
                return nil
            }
            let filters = map.take("if", &problems) { RecipeFilter.readAll($0, $1, syntax, &$2) }
            let reason = map.take("because", &problems, RecipeMap.text)
            map.finish(&problems)
            if reason == nil { map.reportMissing("because", like: "it is no model", &problems) }
            guard let filters, !filters.isEmpty, let reason else { return nil }
            return RecipePart.Exception(filters: filters, reason: reason)
        }
    }
}

extension RecipePart.Capture {
    fileprivate static func read(
        _ node: Node, _ place: String, _ syntax: RecipePath.Syntax, _ problems: inout RecipeProblems
    ) -> RecipePart.Capture? {
        guard var map = RecipeMap(node, place, like: "{from: \"{name}\", pattern: \"(?<model>.+) Tokens\"}", &problems)
        else { return nil }
        let from = map.take("from", &problems) { RecipeText.read($0, $1, syntax, &$2) }
        let pattern = map.take("pattern", &problems) { node, place, problems -> String? in
            guard let text = RecipeMap.text(node, place, &problems) else { return nil }
            do { _ = try Regex(text) } catch {
                problems.add(node, place, "is “\(text)”, which is no regular expression: \(error)")
                return nil
            }
            return text
        }
        map.finish(&problems)
        guard let from, let pattern else {
            problems.add(node, place, "needs from and pattern")
            return nil
        }
        return RecipePart.Capture(from: from, pattern: pattern)
    }
}

extension RecipePart.CellWords {
    fileprivate static func read(
        _ node: Node, _ place: String, _ problems: inout RecipeProblems
    ) -> RecipePart.CellWords? {
        guard var map = RecipeMap(node, place, like: "{none: [\"-\"]}", &problems) else { return nil }
        let words = RecipePart.CellWords(
            none: map.list("none", &problems, RecipeMap.text), free: map.list("free", &problems, RecipeMap.text),
            contact: map.list("contact", &problems, RecipeMap.text))
        map.finish(&problems)
        return words
    }
}

extension RecipePart.IgnoredKey {
    fileprivate static func readAll(
        _ node: Node, _ place: String, _ problems: inout RecipeProblems
    ) -> [RecipePart.IgnoredKey]? {
        guard let map = RecipeMap(node, place, like: "{pictures: [logo, avatar]}", &problems) else { return nil }
        return map.members.flatMap { member in
            RecipeMap.list(member.value, map.place(of: member.key), &problems, RecipeMap.text)
                .map { RecipePart.IgnoredKey(pattern: WordPattern($0), reason: member.key) }
        }
    }
}
