import JSON
import Tariff

extension ConditionKey {
    /// Sets the condition to a text of a document or of a recipe.
    ///
    /// - Returns: False if the text is no value of the condition.
    func set(_ text: String, in conditions: inout Conditions) -> Bool {
        if text == usual {
            clear(&conditions)
            return true
        }
        switch kind {
        case .text(let isValid):
            return isValid(text) && read(.string(text), &conditions)
        case .word: return read(.string(text), &conditions)
        case .range(let property):
            guard let bounds = RangeNotation.bounds(of: text) else { return false }
            property.store(bounds.isUnbounded ? nil : bounds, in: &conditions)
        case .flag(let property):
            guard let flag = RecipeFlag.read(text) else { return false }
            property.store(flag ? true : nil, in: &conditions)
        case .window: return false
        }
        return true
    }
}
