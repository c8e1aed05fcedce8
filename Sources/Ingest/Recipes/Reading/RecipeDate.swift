import Tariff

/// A moment, as documents print it: a date, a date with a time, or seconds since 1970.
enum RecipeDate {
    /// Reads a moment; nil for any other text, and for the zero that stands for an unknown one.
    static func read(_ text: String) -> Timestamp? {
        if let moment = Timestamp(text) { return moment }
        if let seconds = WholeNumber.read(text) {
            // Milliseconds since 1970 are far in the future as seconds.
            return seconds > 0 ? Timestamp(seconds: seconds > 100_000_000_000 ? seconds / 1000 : seconds) : nil
        }
        // A fraction of a second decides nothing.
        guard let dot = text.firstIndex(of: "."), let end = text[dot...].firstIndex(where: { "Z+-".contains($0) })
        else {
            return nil
        }
        return Timestamp(String(text[..<dot]) + text[end...])
    }
}
