import Yams

/// The meanings of texts, the first that fits.
struct WordTable: Sendable, Hashable {
    /// The word that stands for an absent value.
    static let none = "none"

    /// The meaning of a text that stands for itself.
    static let same = "same"

    private let exact: [String: String]
    private let open: [(pattern: WordPattern, meaning: String)]
    /// Every meaning, in the order of the file.
    let meanings: [String]

    /// Creates a table of texts with their meanings.
    init(_ rows: [(text: String, meaning: String)]) {
        exact = Dictionary(rows.map { ($0.text.lowercased(), $0.meaning) }) { first, _ in first }
        open = rows.map { (WordPattern($0.text), $0.meaning) }.filter(\.pattern.isOpen)
        meanings = rows.map(\.meaning)
    }

    /// Returns the meaning of a text, or nil if none fits.
    ///
    /// A text without `*` goes before the patterns.
    func meaning(of text: String) -> String? {
        let meaning = exact[text.lowercased()] ?? open.first { $0.pattern.matches(text) }?.meaning
        return meaning == Self.same ? text : meaning
    }

    static func == (left: WordTable, right: WordTable) -> Bool {
        left.exact == right.exact && left.open.elementsEqual(right.open) { $0 == $1 }
    }

    func hash(into hasher: inout Hasher) { hasher.combine(exact) }

    /// Reads a map of texts.
    static func read(_ node: Node, _ place: String, _ problems: inout RecipeProblems) -> WordTable? {
        guard let map = RecipeMap(node, place, like: "{Global: none, EU: eu}", &problems) else { return nil }
        var rows: [(text: String, meaning: String)] = []
        for member in map.members {
            guard let meaning = RecipeMap.text(member.value, map.place(of: member.key), &problems) else { continue }
            rows.append((member.key, meaning))
        }
        return WordTable(rows)
    }
}
