/// The cleaning of the texts of a page.
enum PageText {
    /// Returns a text on one line, without invisible characters, and with single blanks.
    static func line(_ text: String) -> String {
        visible(text).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    /// Returns a text whose lines each have single blanks; empty lines are left out.
    static func lines(_ text: String) -> String {
        text.split(whereSeparator: \.isNewline).map { line(String($0)) }.filter { !$0.isEmpty }
            .joined(separator: "\n")
    }

    /// Returns a text without characters that nobody sees: zero-width blanks, joiners and byte order marks.
    private static func visible(_ text: String) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.filter { !invisible.contains($0) }))
    }

    private static let invisible: Set<Unicode.Scalar> = ["\u{200B}", "\u{200C}", "\u{200D}", "\u{2060}", "\u{FEFF}"]
}
