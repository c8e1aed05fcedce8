/// The words by which sellers mark a model as not yet released.
enum PreviewSign {
    private static let words: Set<String> = ["preview", "beta", "experimental", "exp"]

    /// Returns true if the id contains one of the words on its own.
    static func marks(_ id: String) -> Bool {
        id.lowercased().split { "-/:@_. ".contains($0) }.contains { words.contains(String($0)) }
    }
}
