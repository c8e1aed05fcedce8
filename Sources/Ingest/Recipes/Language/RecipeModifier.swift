import Tariff
import Yams

/// A modifier that a recipe reads from an entry.
enum RecipeModifier: Sendable {
    /// A fraction that the stated prices already have taken off.
    case discount(RecipeValue)
    /// The least billed quantity of a component.
    case minimum(RecipeValue, Component)

    /// The paths from which it is read.
    var paths: [RecipePath] {
        switch self {
        case .discount(let value), .minimum(let value, _): value.paths
        }
    }

    /// Reads one modifier.
    static func read(
        _ node: Node, _ place: String, _ syntax: RecipePath.Syntax, _ problems: inout RecipeProblems
    ) -> RecipeModifier? {
        guard var map = RecipeMap(node, place, like: "{discount: \"{pricing.discount}\"}", &problems) else {
            return nil
        }
        let discount = map.take("discount", &problems) { RecipeValue.read($0, $1, syntax, &$2) }
        let minimum = map.take("minimum", &problems) { RecipeValue.read($0, $1, syntax, &$2) }
        let component = map.take("component", &problems) { node, place, problems -> Component? in
            guard let name = RecipeMap.text(node, place, &problems) else { return nil }
            if let component = Component(name: name) { return component }
            problems.add(node, place, unknown: name, kind: "component", known: Component.allCases.map(\.name))
            return nil
        }
        map.finish(&problems)
        if let discount { return .discount(discount) }
        if let minimum, let component { return .minimum(minimum, component) }
        problems.add(node, place, "needs a discount, or a minimum with its component")
        return nil
    }
}
