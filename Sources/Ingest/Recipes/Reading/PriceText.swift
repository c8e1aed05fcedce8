import Tariff

/// One price as text, with what is printed beside the number: `$2.50 / 1M tokens`, `0.15 USD`, `€1,000.50`.
struct PriceText: Sendable, Hashable {
    /// The number, without digit groups.
    let number: String
    /// The currency that is printed; nil if there is none, or one that several currencies share.
    let currency: Currency?
    /// The unit that is printed, in words that ``UnitPhrase`` reads; nil if there is none.
    let unit: String?

    /// Reads a text, or returns nil if it is anything but one number with a currency and a unit.
    init?(_ text: String) {
        var rest = Self.trimmed(text[...])
        var currency: Currency?
        if let (found, length) = Self.sign(at: rest) {
            currency = found
            rest = Self.trimmed(rest.dropFirst(length))
        }
        let digits = rest.prefix { $0.isASCII && ($0.isNumber || $0 == "." || $0 == ",") }
        guard let number = Self.number(digits) else { return nil }
        rest = Self.trimmed(rest.dropFirst(digits.count))
        if let (found, length) = Self.sign(at: rest) {
            guard currency == nil || currency == found else { return nil }
            currency = found
            rest = Self.trimmed(rest.dropFirst(length))
        }
        var unit: String?
        if !rest.isEmpty {
            guard let words = Self.unit(rest) else { return nil }
            unit = words
        }
        guard currency != nil || unit != nil else { return nil }
        (self.number, self.currency, self.unit) = (number, currency, unit)
    }

    /// Reads `/ 1M tokens` or `per image`.
    private static func unit(_ text: Substring) -> String? {
        let words = text.hasPrefix("/") ? trimmed(text.dropFirst()) : text
        guard text.hasPrefix("/") || text.lowercased().hasPrefix("per ") else { return nil }
        return UnitPhrase(String(words)) == nil ? nil : String(words)
    }

    /// Reads digits with groups of three: `1,000.50`; a comma anywhere else makes the number ambiguous.
    private static func number(_ text: Substring) -> String? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), let whole = parts.first, !text.isEmpty else { return nil }
        let groups = whole.split(separator: ",", omittingEmptySubsequences: false)
        if groups.count > 1 {
            guard (1...3).contains(groups[0].count), groups.dropFirst().allSatisfy({ $0.count == 3 }) else {
                return nil
            }
        }
        if parts.count == 2, parts[1].contains(",") { return nil }
        let number = text.filter { $0 != "," }
        return (try? DecimalText(number)) == nil ? nil : number
    }

    /// Returns the currency whose sign or code the text begins with, and the length of it.
    private static func sign(at text: Substring) -> (Currency, Int)? {
        for (sign, code) in signs where text.hasPrefix(sign) { return (Currency(rawValue: code), sign.count) }
        let word = text.prefix { $0.isASCII && $0.isLetter }
        guard word.count == 3, word.allSatisfy(\.isUppercase) else { return nil }
        return (Currency(rawValue: String(word)), 3)
    }

    /// The signs that mean one currency.
    ///
    /// `¥` is that of two, and is not read.
    private static let signs = [("US$", "USD"), ("$", "USD"), ("€", "EUR"), ("£", "GBP"), ("₹", "INR"), ("元", "CNY")]

    private static func trimmed(_ text: Substring) -> Substring {
        var text = text.drop(while: \.isWhitespace)
        while text.last?.isWhitespace == true { text = text.dropLast() }
        return text
    }
}
