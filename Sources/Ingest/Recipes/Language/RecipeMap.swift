import Yams

/// One mapping of a recipe while its keys are read.
///
/// Each key is read once. ``finish(_:)`` reports the keys that nothing has read, with the nearest known one.
struct RecipeMap {
    /// The node of the mapping.
    let node: Node
    /// The keys above the mapping: `recipe.prices[0]`.
    let place: String
    /// The keys with their values, in the order of the file.
    let members: [(key: String, value: Node)]
    private var asked: [String] = []

    /// Opens a mapping, or returns nil and records that the node is none.
    init?(_ node: Node, _ place: String, like example: String, _ problems: inout RecipeProblems) {
        guard case .mapping(let mapping) = node else {
            problems.add(node, place, "must be a map like “\(example)”")
            return nil
        }
        self.node = node
        self.place = place
        members = mapping.map { ($0.key.string ?? "", $0.value) }
    }

    /// The place of a key, for messages.
    func place(of key: String) -> String { "\(place).\(key)" }

    /// Returns the value of a key, and remembers that the key is known.
    mutating func take(_ key: String) -> Node? {
        asked.append(key)
        return members.first { $0.key == key }?.value
    }

    /// Indicates whether the key is present.
    func has(_ key: String) -> Bool { members.contains { $0.key == key } }

    /// Reads the value of a key; nil if the key is absent or its value has a mistake.
    mutating func take<Value>(
        _ key: String, _ problems: inout RecipeProblems, _ read: (Node, String, inout RecipeProblems) -> Value?
    ) -> Value? {
        take(key).flatMap { read($0, place(of: key), &problems) }
    }

    /// Reads a list, or a single value as a list of one; empty if the key is absent.
    mutating func list<Value>(
        _ key: String, _ problems: inout RecipeProblems, _ read: (Node, String, inout RecipeProblems) -> Value?
    ) -> [Value] {
        guard let node = take(key) else { return [] }
        return RecipeMap.list(node, place(of: key), &problems, read)
    }

    /// Reads a node that is a list, or a single value as a list of one.
    static func list<Value>(
        _ node: Node, _ place: String, _ problems: inout RecipeProblems,
        _ read: (Node, String, inout RecipeProblems) -> Value?
    ) -> [Value] {
        guard case .sequence(let sequence) = node else { return read(node, place, &problems).map { [$0] } ?? [] }
        return sequence.enumerated().compactMap { read($0.element, "\(place)[\($0.offset)]", &problems) }
    }

    /// Records that a key is missing.
    func reportMissing(_ key: String, like example: String, _ problems: inout RecipeProblems) {
        problems.add(node, place(of: key), "is missing. Add a line “\(key): \(example)”")
    }

    /// Records every key that was not read.
    func finish(_ problems: inout RecipeProblems) {
        for member in members where !asked.contains(member.key) {
            let near = CuratedFile.near(member.key, in: asked) ?? ". Its keys are " + asked.joined(separator: ", ")
            problems.add(member.value, place(of: member.key), "is not a key here" + near)
        }
    }

    /// Records every key that is neither one of a recipe nor one of a part.
    func finishParts(_ problems: inout RecipeProblems) {
        let known = Recipe.ownKeys + RecipePart.keys
        for member in members where !known.contains(member.key) {
            problems.add(
                member.value, place(of: member.key), unknown: member.key, kind: "key of a recipe", known: known)
        }
    }

    // MARK: Scalars

    /// Reads a text.
    static func text(_ node: Node, _ place: String, _ problems: inout RecipeProblems) -> String? {
        guard case .scalar(let scalar) = node, !scalar.string.isEmpty else {
            problems.add(node, place, "must be a text on one line")
            return nil
        }
        return scalar.string
    }

    /// Reads `true` or `false`.
    static func flag(_ node: Node, _ place: String, _ problems: inout RecipeProblems) -> Bool? {
        guard let text = text(node, place, &problems) else { return nil }
        if text != "true", text != "false" {
            problems.add(node, place, "is “\(text)”, which is neither true nor false")
            return nil
        }
        return text == "true"
    }

    /// Reads a whole number from zero up.
    static func count(_ node: Node, _ place: String, _ problems: inout RecipeProblems) -> Int? {
        guard let text = text(node, place, &problems) else { return nil }
        guard let number = Int(text), (0...10_000_000).contains(number) else {
            problems.add(node, place, "is “\(text)”, which is not a whole number from 0 up")
            return nil
        }
        return number
    }

    /// Reads a word of a closed list.
    static func word<Word: RawRepresentable<String> & CaseIterable>(
        _ node: Node, _ place: String, _ kind: String, _ problems: inout RecipeProblems
    ) -> Word? {
        guard let text = text(node, place, &problems) else { return nil }
        if let word = Word(rawValue: text) { return word }
        problems.add(node, place, unknown: text, kind: kind, known: Word.allCases.map(\.rawValue))
        return nil
    }
}
