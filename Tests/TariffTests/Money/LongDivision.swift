/// Reads and divides decimal numbers digit by digit, as on paper: slow, of any length, and independent of
/// the arithmetic that it checks.
enum LongDivision {
    /// `text × 10^exponent × numerator ÷ denominator` as whole 10^-15, rounded half to even.
    ///
    /// The text is digits with at most one point, without a sign.
    static func femto(_ text: String, exponent: Int, numerator: Int, over denominator: Int) -> String {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        let fraction = parts.count == 2 ? String(parts[1]) : ""
        var digits = times((String(parts[0]) + fraction).compactMap(\.wholeNumberValue), numerator)
        let places = fraction.count - exponent - 15
        if places < 0 { digits += Array(repeating: 0, count: -places) }
        var (quotient, remainder) = divided(digits, denominator)
        guard places > 0 else {
            let isUp = 2 * remainder > denominator || (2 * remainder == denominator && isOdd(quotient))
            return joined(isUp ? plusOne(quotient) : quotient)
        }
        if quotient.count < places { quotient = Array(repeating: 0, count: places - quotient.count) + quotient }
        let rest = quotient.suffix(places)
        let whole = Array(quotient.dropLast(places))
        let isExactHalf = rest.first == 5 && rest.dropFirst().allSatisfy { $0 == 0 } && remainder == 0
        let isUp = isExactHalf ? isOdd(whole) : (rest.first ?? 0) >= 5
        remainder = 0
        return joined(isUp ? plusOne(whole) : whole)
    }

    private static func times(_ digits: [Int], _ factor: Int) -> [Int] {
        var result: [Int] = []
        var carry = 0
        for digit in digits.reversed() {
            carry += digit * factor
            result.append(carry % 10)
            carry /= 10
        }
        while carry > 0 {
            result.append(carry % 10)
            carry /= 10
        }
        return result.reversed()
    }

    private static func divided(_ digits: [Int], _ divisor: Int) -> (quotient: [Int], remainder: Int) {
        var rest = 0
        let quotient = digits.map { digit in
            rest = rest * 10 + digit
            defer { rest %= divisor }
            return rest / divisor
        }
        return (quotient, rest)
    }

    private static func plusOne(_ digits: [Int]) -> [Int] {
        var result = digits
        for index in result.indices.reversed() {
            if result[index] < 9 {
                result[index] += 1
                return result
            }
            result[index] = 0
        }
        return [1] + result
    }

    private static func isOdd(_ digits: [Int]) -> Bool { (digits.last ?? 0) % 2 == 1 }

    private static func joined(_ digits: [Int]) -> String {
        let significant = digits.drop { $0 == 0 }
        return significant.isEmpty ? "0" : significant.map(String.init).joined()
    }
}
