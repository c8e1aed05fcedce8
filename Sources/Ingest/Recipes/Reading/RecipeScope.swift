import JSON

/// The cells among which the values of a recipe are looked up.
protocol RecipeScope {
    /// Returns the value at the end of a path with its field, or nil if nothing is there.
    func cell(at path: RecipePath) -> RecipeCell?
}

/// A value that a path found.
struct RecipeCell {
    let node: JSONNode
    /// The path from the entry: `pricing.input`.
    let field: String
}
