import Testing

@testable import Query

@Suite struct `A pattern of ids` {
    @Test(arguments: [
        ("*", "", true), ("*", "a/b", true), ("a", "a", true), ("a", "ab", false), ("a*", "abc", true),
        ("*c", "abc", true), ("*b*", "abc", true), ("a?c", "abc", true), ("a?c", "ac", false), ("?", "é", true),
        ("a*b*c", "aXbYbZc", true), ("a*b*c", "aXcYb", false), ("", "", true), ("", "a", false), ("**", "x", true),
        ("anthropic/claude-*-4.5", "anthropic/claude-sonnet-4.5", true), ("A", "a", false),
    ])
    func `fits the whole text`(pattern: String, text: String, fits: Bool) {
        #expect(Glob(pattern).matches(text) == fits)
    }
}
