import Tariff
import Yams

/// The properties of prices that may stand at any level of a recipe; the innermost statement holds.
struct PriceOptions: Sendable {
    var unit: RecipeUnit?
    var currency: RecipeValue?
    /// The conditions, outermost first: they add up.
    var when: [RecipeCondition] = []
    /// The values that other cells must have, of every level.
    var filters: [RecipeFilter] = []
    var effectiveFrom: RecipeValue?
    var effectiveTo: RecipeValue?

    /// The paths from which they are read.
    var paths: [RecipePath] {
        (unit?.paths ?? []) + (currency?.paths ?? []) + when.flatMap(\.paths) + filters.map(\.path)
            + (effectiveFrom?.paths ?? []) + (effectiveTo?.paths ?? [])
    }

    /// Reads the options of a level, whose other keys the caller reads, on top of those of the levels around it.
    func adding(
        _ map: inout RecipeMap, _ syntax: RecipePath.Syntax, _ problems: inout RecipeProblems
    ) -> PriceOptions {
        var options = self
        if let unit = map.take("unit", &problems, { RecipeUnit.read($0, $1, syntax, &$2) }) { options.unit = unit }
        if let currency = map.take("currency", &problems, { Self.currency($0, $1, syntax, &$2) }) {
            options.currency = currency
        }
        options.when += map.take("when", &problems) { RecipeCondition.readAll($0, $1, syntax, &$2) } ?? []
        options.filters += map.take("if", &problems) { RecipeFilter.readAll($0, $1, syntax, &$2) } ?? []
        if let from = map.take("effective_from", &problems, { RecipeValue.read($0, $1, syntax, &$2) }) {
            options.effectiveFrom = from
        }
        if let to = map.take("effective_to", &problems, { RecipeValue.read($0, $1, syntax, &$2) }) {
            options.effectiveTo = to
        }
        return options
    }

    private static func currency(
        _ node: Node, _ place: String, _ syntax: RecipePath.Syntax, _ problems: inout RecipeProblems
    ) -> RecipeValue? {
        guard let value = RecipeValue.read(node, place, syntax, &problems) else { return nil }
        for text in value.knownTexts where UnitPhrase.currency(text)?.rawValue != text {
            problems.add(node, place, "is “\(text)”, which is no currency. Write a code like USD, or credit:<provider>")
        }
        return value
    }
}
