import Yams

/// The condition that a cell must meet: one of several texts.
struct RecipeFilter: Sendable, Hashable {
    let path: RecipePath
    /// The accepted texts.
    let accepted: [WordPattern]

    /// Reads a map of paths with the accepted text or texts.
    static func readAll(
        _ node: Node, _ place: String, _ syntax: RecipePath.Syntax, _ problems: inout RecipeProblems
    ) -> [RecipeFilter]? {
        guard let map = RecipeMap(node, place, like: "{type: text}", &problems) else { return nil }
        return map.members.compactMap { member -> RecipeFilter? in
            let place = map.place(of: member.key)
            let accepted = RecipeMap.list(member.value, place, &problems, RecipeMap.text).map(WordPattern.init)
            do throws(RecipePath.Fault) {
                return RecipeFilter(path: try RecipePath(member.key, syntax), accepted: accepted)
            } catch {
                problems.add(member.value, place, "is a path that \(error.complaint)")
                return nil
            }
        }
    }
}
