import JSON

/// A number as a document prints it: a sign, digits and a power of ten, never a binary float.
///
/// Every notation that price lists use is read: `2.5e-06`, `0.0000025`, `.5`, `2.`, `+1`,
/// `2.5999999999999996`, `8.33333333333333E-8`. The value is `significand × 10^exponent`; digits
/// beyond the thirtieth only decide the rounding and are kept as ``hasMore``.
package struct DecimalText: Sendable, Hashable {
    /// True if the number is below zero; false for `-0`.
    package let isNegative: Bool

    /// The first thirty significant digits as an integer.
    package let significand: UInt128

    /// The power of ten that the significand is multiplied by.
    package let exponent: Int

    /// True if digits other than zero follow the thirtieth.
    package let hasMore: Bool

    /// Reads a number.
    ///
    /// - Parameter text: The UTF-8 of the number alone, without spaces, currency symbols or separators.
    /// - Throws: ``AmountError/notANumber(_:)`` if the text contains anything else, including `NaN` and `Infinity`.
    package init(_ text: some Collection<UInt8>) throws(AmountError) {
        var index = text.startIndex
        var negative = false
        if index < text.endIndex, text[index] == UInt8(ascii: "-") || text[index] == UInt8(ascii: "+") {
            negative = text[index] == UInt8(ascii: "-")
            index = text.index(after: index)
        }
        var significand: UInt128 = 0
        var digits = 0
        var exponent = 0
        var more = false
        var sawDigit = false
        var sawPoint = false
        while index < text.endIndex {
            let byte = text[index]
            if byte == UInt8(ascii: "."), !sawPoint {
                sawPoint = true
            } else if byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") {
                sawDigit = true
                let digit = UInt128(byte - UInt8(ascii: "0"))
                if digits < Self.digitLimit {
                    significand = significand * 10 + digit
                    if significand > 0 { digits += 1 }
                    if sawPoint { exponent -= 1 }
                } else {
                    if digit > 0 { more = true }
                    if !sawPoint { exponent += 1 }
                }
            } else {
                break
            }
            index = text.index(after: index)
        }
        guard sawDigit else { throw .notANumber(Self.printable(text)) }
        if index < text.endIndex {
            guard let power = Self.exponent(text[index...]) else { throw .notANumber(Self.printable(text)) }
            exponent += power
        }
        self.significand = significand
        self.exponent = significand == 0 ? 0 : exponent
        self.hasMore = more
        self.isNegative = negative && (significand > 0 || more)
    }

    /// Reads a number from a string; see ``init(_:)-(Collection)``.
    package init(_ text: String) throws(AmountError) {
        try self.init(Array(text.utf8))
    }

    /// True if the number is zero.
    package var isZero: Bool { significand == 0 && !hasMore }

    /// Digits that are kept exactly; 10^30 × 10^6 still fits 128 bits.
    private static let digitLimit = 30

    /// Exponents beyond this are cut: the value is out of every range either way.
    private static let exponentLimit = 100_000

    /// Reads `e-06`; nil if the rest of the number is anything else.
    private static func exponent(_ text: some Collection<UInt8>) -> Int? {
        var rest = Array(text)[...]
        guard let mark = rest.popFirst(), mark == UInt8(ascii: "e") || mark == UInt8(ascii: "E") else { return nil }
        var negative = false
        if let sign = rest.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
            negative = sign == UInt8(ascii: "-")
            rest.removeFirst()
        }
        guard !rest.isEmpty else { return nil }
        var power = 0
        for byte in rest {
            guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else { return nil }
            power = min(power * 10 + Int(byte - UInt8(ascii: "0")), exponentLimit)
        }
        return negative ? -power : power
    }

    /// The text for an error message, cut to a length that a person reads.
    private static func printable(_ text: some Collection<UInt8>) -> String {
        let shown = String(decoding: text.prefix(40), as: UTF8.self)
        return text.count > 40 ? shown + "…" : shown
    }
}
