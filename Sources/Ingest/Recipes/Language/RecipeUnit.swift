import Tariff
import Yams

/// The unit of a price: one phrase, a cell of the document, or a choice by the size of the number.
enum RecipeUnit: Sendable, Hashable {
    case phrase(UnitPhrase)
    case value(RecipeValue)
    /// The first phrase whose bound is above the number; the last has no bound.
    case bySize([Choice])

    /// A unit, or the reason why there is none, with the number below which it holds.
    struct Choice: Sendable, Hashable {
        /// The meaning of a number of that size.
        enum Meaning: Sendable, Hashable {
            case unit(UnitPhrase)
            case skip(SkipReason)
        }

        var below: Amount?
        var meaning: Meaning

        /// The unit; nil if the number is skipped.
        var phrase: UnitPhrase? { if case .unit(let phrase) = meaning { phrase } else { nil } }
    }

    /// Indicates whether every phrase that is known without a document names a currency.
    var namesCurrency: Bool {
        switch self {
        case .phrase(let phrase): phrase.currency != nil
        case .bySize(let choices): choices.compactMap(\.phrase).allSatisfy { $0.currency != nil }
        case .value(let value):
            value.words.map { $0.meanings.allSatisfy { UnitPhrase($0)?.currency != nil || $0 == WordTable.none } }
                ?? true
        }
    }

    /// The paths from which it is read.
    var paths: [RecipePath] { if case .value(let value) = self { value.paths } else { [] } }

    /// Reads a unit.
    static func read(
        _ node: Node, _ place: String, _ syntax: RecipePath.Syntax, _ problems: inout RecipeProblems
    ) -> RecipeUnit? {
        if case .sequence = node {
            let choices = RecipeMap.list(node, place, &problems, choice)
            return choices.isEmpty ? nil : .bySize(choices)
        }
        guard let value = RecipeValue.read(node, place, syntax, &problems) else { return nil }
        if let literal = value.literal { return phrase(literal, node, place, &problems).map { .phrase($0) } }
        for text in value.knownTexts { _ = phrase(text, node, place, &problems) }
        return .value(value)
    }

    private static func choice(_ node: Node, _ place: String, _ problems: inout RecipeProblems) -> Choice? {
        guard var map = RecipeMap(node, place, like: "{below: \"0.0001\", is: USD per token}", &problems) else {
            return nil
        }
        let below = map.take("below", &problems) { node, place, problems -> Amount? in
            guard let text = RecipeMap.text(node, place, &problems) else { return nil }
            guard let amount = try? Amount(text) else {
                problems.add(node, place, "is “\(text)”, which is not a number")
                return nil
            }
            return amount
        }
        let text = map.take("is", &problems, RecipeMap.text)
        let reason = map.take("skip", &problems) { node, place, problems -> SkipReason? in
            RecipeMap.word(node, place, "reason for skipping", &problems)
        }
        map.finish(&problems)
        if let reason { return Choice(below: below, meaning: .skip(reason)) }
        guard let text else {
            map.reportMissing("is", like: "USD per token", &problems)
            return nil
        }
        return phrase(text, node, map.place(of: "is"), &problems).map { Choice(below: below, meaning: .unit($0)) }
    }

    private static func phrase(
        _ text: String, _ node: Node, _ place: String, _ problems: inout RecipeProblems
    ) -> UnitPhrase? {
        if let phrase = UnitPhrase(text) { return phrase }
        problems.add(
            node, place, "is “\(text)”, which is no unit. Write it like “USD per 1M tokens”, “cents per image”")
        return nil
    }
}
