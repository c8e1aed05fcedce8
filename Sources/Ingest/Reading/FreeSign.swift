/// The suffixes by which a seller marks a variant as free in its id.
enum FreeSign {
    /// Returns true if the id ends in `:free`, `-free` or `(free)`.
    static func marks(_ id: String) -> Bool {
        let id = id.lowercased()
        return [":free", "-free", "(free)"].contains { id.hasSuffix($0) }
    }
}
