/// Exact money per single unit: a count of 10^-15 of a currency unit (femto).
///
/// `0.0000025` USD per token is 2,500,000,000 femto. The largest amount is about 9,223 per unit.
package struct Amount: Sendable, Hashable, Comparable {
    /// The count of 10^-15 currency units.
    package let femto: Int64

    /// Creates an amount from its 10^-15 currency units.
    package init(femto: Int64) {
        self.femto = femto
    }

    /// The amount of nothing.
    package static let zero = Amount(femto: 0)

    /// The femto of one currency unit.
    package static let one: Int128 = 1_000_000_000_000_000

    /// Divides a printed number by its unit exactly and rounds once, half to even.
    ///
    /// - Parameters:
    ///   - printed: The number as the document prints it.
    ///   - factor: The factor of the source's unit.
    /// - Throws: ``AmountError/tooLarge(_:)`` if the result does not fit.
    package init(_ printed: DecimalText, factor: UnitFactor = .one) throws(AmountError) {
        let power = printed.exponent + 15
        var numerator = printed.significand * factor.numerator
        var denominator = factor.denominator
        if power >= 0 {
            guard let scale = Self.powerOfTen(power) else {
                guard printed.isZero else { throw .tooLarge("\(printed.significand)e\(printed.exponent)") }
                self.femto = 0
                return
            }
            let (product, overflow) = numerator.multipliedReportingOverflow(by: scale)
            guard !overflow else { throw .tooLarge("\(printed.significand)e\(printed.exponent)") }
            numerator = product
        } else if let scale = Self.powerOfTen(-power),
            case let (product, overflow) =
                denominator
                .multipliedReportingOverflow(by: scale), !overflow
        {
            denominator = product
        } else {
            // Below 10^-38 of a femto: rounds to zero whatever the digits are.
            self.femto = 0
            return
        }
        let (quotient, remainder) = numerator.quotientAndRemainder(dividingBy: denominator)
        guard quotient <= UInt128(Int64.max) - 1 else {
            throw .tooLarge("\(printed.significand)e\(printed.exponent)")
        }
        let half = denominator - remainder
        var rounded = Int64(quotient)
        if remainder > half || (remainder == half && (printed.hasMore || quotient % 2 == 1)) { rounded += 1 }
        self.femto = printed.isNegative ? -rounded : rounded
    }

    /// Reads the printed number and divides it by its unit.
    ///
    /// - Throws: ``AmountError`` if the text is not a number or the number does not fit.
    package init(_ text: String, factor: UnitFactor = .one) throws(AmountError) {
        try self.init(DecimalText(text), factor: factor)
    }

    /// Returns true if the left amount is smaller.
    package static func < (left: Amount, right: Amount) -> Bool { left.femto < right.femto }

    /// The amount times a quantity: exact.
    package static func * (amount: Amount, quantity: Int64) -> Cost {
        Cost(femto: Int128(amount.femto) * Int128(quantity))
    }

    /// The exact decimal of this amount per `count` units, without trailing zeros.
    package func text(per count: Int64 = 1) -> String {
        (self * count).description
    }

    /// 10^power, or nil when it does not fit 128 bits.
    private static func powerOfTen(_ power: Int) -> UInt128? {
        guard power <= 38 else { return nil }
        var result: UInt128 = 1
        for _ in 0..<power { result *= 10 }
        return result
    }
}
