import Tariff
import Yams

/// The mistakes found so far in one recipe, each with file, line and key.
struct RecipeProblems {
    /// The path of the file relative to the curated data: `sources/zenmux.yaml`.
    let path: String
    /// The mistakes, in the order in which they were found.
    private(set) var diagnostics: [Diagnostic] = []

    init(path: String) {
        self.path = path
    }

    /// Records a mistake at a node.
    ///
    /// - Parameters:
    ///   - node: The node, whose line the message names.
    ///   - place: The keys above and of the node: `recipe.prices[0].unit`.
    ///   - complaint: The rest of a sentence that begins with the place, without a period.
    mutating func add(_ node: Node, _ place: String, _ complaint: String) {
        diagnostics.append(CuratedFile.problem(path, node.mark?.line, place, complaint))
    }

    /// Records that a word is not one of a closed list, and names the nearest.
    mutating func add(_ node: Node, _ place: String, unknown word: String, kind: String, known: [String]) {
        let near = CuratedFile.near(word, in: known)
        add(node, place, "is “\(word)”, which is no \(kind)" + (near ?? Self.list(known)))
    }

    /// Removes mistakes that were found more than once, because what stands around parts is read for each.
    mutating func dropRepeated(after count: Int) {
        var seen: Set<Diagnostic> = []
        diagnostics = Array(diagnostics[..<count]) + diagnostics[count...].filter { seen.insert($0).inserted }
    }

    private static func list(_ known: [String]) -> String {
        known.count > 40 ? "" : ". Known are " + known.joined(separator: ", ")
    }
}
