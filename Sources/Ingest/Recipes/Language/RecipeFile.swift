package import Tariff
import Yams

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// A file with a recipe outside of the curated data: the definition of a source, or a recipe alone.
package struct RecipeFile: Sendable {
    /// The recipe; nil if it has a mistake.
    package let recipe: Recipe?
    /// Every mistake of the recipe, with file, line and key.
    package let problems: [Diagnostic]

    /// Reads a file.
    ///
    /// - Parameter path: The path of the file, whose name is the id of the source.
    /// - Throws: ``SourceError/file(_:)`` if it cannot be read as UTF-8 text.
    package init(_ path: String) throws(SourceError) {
        guard let bytes = FileManager.default.contents(atPath: path) else { throw .file(path) }
        guard let text = String(validating: bytes, as: UTF8.self) else { throw .file("\(path) is not UTF-8 text") }
        let name = path.split(separator: "/").last.map(String.init) ?? path
        var problems: [Diagnostic] = []
        // The same reader as for the curated data reports what is no YAML and no mapping.
        guard CuratedFile(path: name, text: text, problems: &problems) != nil,
            let root = (try? Yams.compose(yaml: text)) ?? nil
        else {
            (recipe, self.problems) = (nil, problems)
            return
        }
        var found = RecipeProblems(path: name)
        if let mapping = root.mapping, mapping["recipe"] == nil, mapping["format"] == nil {
            found.add(
                root, "recipe", "is missing: the file has neither a recipe nor the keys of one, like “format: json”")
            (recipe, self.problems) = (nil, problems + found.diagnostics)
            return
        }
        let source = SourceID(rawValue: String(name.prefix { $0 != "." }))
        recipe = Recipe.read(root.mapping?["recipe"] ?? root, of: source, &found)
        self.problems = problems + found.diagnostics
    }
}
