package import JSON

/// An exact sum of money: a count of 10^-15 of a currency unit in 128 bits.
package struct Cost: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// The count of 10^-15 currency units.
    package let femto: Int128

    /// Creates a cost from its 10^-15 currency units.
    package init(femto: Int128) {
        self.femto = femto
    }

    /// Creates a number of whole units, because quantities are stated like costs.
    package init(units: Int64) { femto = Int128(units) * 1_000_000_000_000_000 }

    /// Nothing to pay.
    package static let zero = Cost(femto: 0)

    /// Returns true if the left cost is smaller.
    package static func < (left: Cost, right: Cost) -> Bool { left.femto < right.femto }

    /// The exact sum.
    package static func + (left: Cost, right: Cost) -> Cost { Cost(femto: left.femto + right.femto) }

    /// Adds another cost to this one.
    package static func += (left: inout Cost, right: Cost) { left = left + right }

    /// This cost, that many times.
    package static func * (cost: Cost, count: Int64) -> Cost { Cost(femto: cost.femto * Int128(count)) }

    /// The exact decimal, at most 15 decimals, without trailing zeros: `0.0031427355`.
    package var description: String {
        var bytes = GrowingBytes()
        append(to: &bytes)
        return bytes.text
    }

    /// Adds the exact decimal text to bytes.
    package func append(to bytes: inout GrowingBytes) {
        if femto < 0 { bytes.append(UInt8(ascii: "-")) }
        let magnitude = femto.magnitude
        let (high, low) = (UInt64(truncatingIfNeeded: magnitude >> 64), UInt64(truncatingIfNeeded: magnitude))
        let one: UInt64 = 1_000_000_000_000_000
        var rest: UInt64
        if high < one {
            // Nearly every cost fits, and dividing all bits takes ten times as long.
            let (whole, fraction) = one.dividingFullWidth((high, low))
            Digits.append(whole, to: &bytes)
            rest = fraction
        } else {
            let (whole, fraction) = magnitude.quotientAndRemainder(dividingBy: UInt128(one))
            bytes.append(contentsOf: String(whole))
            rest = UInt64(fraction)
        }
        guard rest > 0 else { return }
        var decimals = 15
        while rest % 10 == 0 { (rest, decimals) = (rest / 10, decimals - 1) }
        bytes.append(UInt8(ascii: "."))
        Digits.append(rest, width: decimals, to: &bytes)
    }

    /// The part of this cost that one of `parts` bears, rounded once to 10^-15, half to even.
    package func divided(by parts: Int64) -> Cost {
        guard parts != 1 else { return self }
        let (quotient, remainder) = femto.quotientAndRemainder(dividingBy: Int128(parts))
        let isUp = remainder * 2 > parts || (remainder * 2 == parts && quotient % 2 == 1)
        return Cost(femto: isUp ? quotient + 1 : quotient)
    }

    /// Rounds to `decimals` places, half to even: only after an exchange rate or a percentage.
    package func rounded(to decimals: Int) -> Cost {
        guard decimals < 15 else { return self }
        var step: Int128 = 1
        for _ in decimals..<15 { step *= 10 }
        let (quotient, remainder) = femto.magnitude.quotientAndRemainder(dividingBy: step.magnitude)
        let half = step.magnitude / 2
        let up = remainder > half || (remainder == half && quotient % 2 == 1)
        let magnitude = Int128(up ? quotient + 1 : quotient) * step
        return Cost(femto: femto < 0 ? -magnitude : magnitude)
    }
}
