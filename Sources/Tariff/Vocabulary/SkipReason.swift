/// The reason why a price field of a document became no rate (`docs/prices-and-units.md`, section 8.1).
package enum SkipReason: String, Sendable, Hashable, CaseIterable {
    /// A negative number that stands for "it depends".
    case sentinel
    /// A zero on something that the output does not use.
    case zeroNotApplicable = "zero_not_applicable"
    /// A zero that means that no rate of its own exists.
    case zeroNoSeparateRate = "zero_no_separate_rate"
    /// A zero of a plan that is paid for otherwise.
    case zeroIncluded = "zero_included"
    /// A zero without a sign of being free.
    case zeroUnknown = "zero_unknown"
    /// The same amount is claimed from another field.
    case duplicate
    /// A modifier of the kind that the reason names.
    case multiplier, discount, allowance, minimum, rounding, count
    /// A quantity that the source assumes, not a price.
    case defaultQuantity = "default_quantity"
    /// A price whose unit the document does not say.
    case unitNotStated = "unit_not_stated"
    /// A price whose size contradicts the unit of its key.
    case unitContradictsKey = "unit_contradicts_key"
    /// A price field that the parser does not know.
    case unknownKey = "unknown_key"
    /// A price field without a readable number.
    case unreadable
}
