/// The reason why a printed number is not an amount of money per unit.
package enum AmountError: Error, Equatable, CustomStringConvertible {
    /// The text is not a decimal number.
    case notANumber(String)

    /// The value does not fit: more than about 9,223 currency units per single unit.
    case tooLarge(String)

    /// A sentence that names the value.
    package var description: String {
        switch self {
        case .notANumber(let text): "“\(text)” is not a decimal number"
        case .tooLarge(let text): "“\(text)” is more than 9,223 per unit, which no price of a model is"
        }
    }
}
