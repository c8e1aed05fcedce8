/// A list of modalities in one text: `text+image`, `text, image`.
enum ModalityList {
    /// Returns the words of the text in lower case.
    static func words(_ text: String) -> [String] {
        text.lowercased().split { "+,; /|".contains($0) }.map(String.init)
    }
}
