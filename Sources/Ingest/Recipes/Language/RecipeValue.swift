import Yams

/// A value of a recipe: a text, perhaps read from the document and translated.
struct RecipeValue: Sendable, Hashable {
    /// The texts, of which the first that is present is taken.
    var from: [RecipeText]
    /// Texts that are removed from the start or the end.
    var strip: [String] = []
    /// The text between the elements of a list in one text; nil if it is no list.
    var split: String?
    /// The meanings of the text; nil if it stands for itself.
    var words: WordTable?
    /// The text that is taken if ``from`` is absent.
    var otherwise: String?

    /// A value that the document does not change.
    init(literal: String) {
        from = [RecipeText(literal: literal)]
    }

    init(_ text: RecipeText) {
        from = [text]
    }

    /// The text, if the document does not change it.
    var literal: String? { from.count == 1 && words == nil ? from[0].literal : nil }

    /// The paths from which it is read.
    var paths: [RecipePath] { from.flatMap(\.paths) }

    /// Every text that is known without a document: the literal, or the meanings of its words.
    var knownTexts: [String] {
        let texts = words?.meanings ?? (literal.map { [$0] } ?? [])
        return (texts + (otherwise.map { [$0] } ?? [])).filter { ![WordTable.none, WordTable.same].contains($0) }
    }

    /// Reads a text, or a map `{from, strip, split, words, otherwise}`.
    static func read(
        _ node: Node, _ place: String, _ syntax: RecipePath.Syntax, _ problems: inout RecipeProblems
    ) -> RecipeValue? {
        guard case .mapping = node else {
            return RecipeText.read(node, place, syntax, &problems).map(RecipeValue.init(_:))
        }
        guard var map = RecipeMap(node, place, like: "{from: \"{path}\", words: {…}}", &problems) else { return nil }
        let from = map.list("from", &problems) { RecipeText.read($0, $1, syntax, &$2) }
        let strip = map.list("strip", &problems, RecipeMap.text)
        let split = map.take("split", &problems, RecipeMap.text)
        let words = map.take("words", &problems, WordTable.read)
        let otherwise = map.take("otherwise", &problems, RecipeMap.text)
        map.finish(&problems)
        guard !from.isEmpty else {
            map.reportMissing("from", like: "\"{path}\"", &problems)
            return nil
        }
        var value = RecipeValue(from[0])
        (value.from, value.strip, value.words, value.otherwise) = (from, strip, words, otherwise)
        value.split = split
        return value
    }
}
