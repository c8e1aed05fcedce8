import Tariff

/// A whole number in a document or a recipe.
enum WholeNumber {
    /// Reads a number times a factor; nil if the product is not whole, or is below zero.
    ///
    /// Digit groups and the letters K and M are read as people write them: `200,000`, `200k`, `1M`, `1.5M`.
    static func read(_ text: String, times factor: Int64 = 1) -> Int64? {
        var digits = text.filter { $0 != "," && $0 != "_" && !$0.isWhitespace }
        var times = factor
        switch digits.last {
        case "k", "K": times = times.multipliedReportingOverflow(by: 1000).partialValue
        case "m", "M": times = times.multipliedReportingOverflow(by: 1_000_000).partialValue
        default: break
        }
        if times != factor { digits.removeLast() }
        guard (1...1_000_000).contains(times), let number = try? DecimalText(digits), !number.isNegative,
            let small = try? Amount(number, factor: UnitFactor(UInt128(times), over: 1_000_000)),
            small.femto % Self.femtoOfOne == 0
        else { return nil }
        return small.femto / Self.femtoOfOne
    }

    /// The femto of one millionth, in which numbers are held exactly here.
    private static let femtoOfOne: Int64 = 1_000_000_000
}
