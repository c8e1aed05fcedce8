/// An ISO 4217 code as printed, or `credit:<provider>` for a seller's own credit.
package struct Currency: Sendable, Hashable, Comparable, RawRepresentable, CustomStringConvertible {
    /// The code.
    package let rawValue: String

    /// Creates a currency from its code.
    package init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// United States dollar, which most price lists use.
    package static let usd = Currency(rawValue: "USD")

    /// The credit of a seller that prices in its own unit.
    package static func credit(of provider: ProviderID) -> Currency {
        Currency(rawValue: "credit:\(provider.rawValue)")
    }

    /// Returns true if the left code comes first.
    package static func < (left: Currency, right: Currency) -> Bool { left.rawValue < right.rawValue }

    /// The code.
    package var description: String { rawValue }
}
