/// The exact fraction by which a printed number is multiplied to give the price of a single unit.
///
/// A price per million tokens has the factor 1 / 1,000,000; a price per pixel, stated per megapixel,
/// has 1,000,000 / 1.
package struct UnitFactor: Sendable, Hashable {
    /// The numerator, at most 10^6.
    package let numerator: UInt128

    /// The denominator, at most 10^10.
    package let denominator: UInt128

    /// Creates the factor `numerator / denominator`.
    package init(_ numerator: UInt128, over denominator: UInt128 = 1) {
        precondition(numerator <= 1_000_000 && denominator > 0, "a unit factor stays within exact 128-bit arithmetic")
        self.numerator = numerator
        self.denominator = denominator
    }

    /// The price is printed per single unit.
    package static let one = UnitFactor(1)

    /// The price is printed per thousand units.
    package static let perThousand = UnitFactor(1, over: 1000)

    /// The price is printed per million units.
    package static let perMillion = UnitFactor(1, over: 1_000_000)

    /// The price is printed per pixel and stated per megapixel.
    package static let perPixel = UnitFactor(1_000_000)
}
