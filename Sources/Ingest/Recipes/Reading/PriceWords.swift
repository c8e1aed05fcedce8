import JSON
import Tariff

/// The signs by which a key or a text looks like a price.
enum PriceWords {
    private static let words: Set<String> = [
        "price", "prices", "pricing", "pricings", "cost", "costs", "fee", "fees", "rate", "rates", "usd", "tariff",
    ]

    /// Returns true if a word of the key is one of prices: `inputPrice`, `cost_per_token`; but not `rate_limit`.
    static func isPrice(_ key: String) -> Bool {
        let words = words(of: key)
        return words.enumerated().contains { index, word in
            guard Self.words.contains(word) else { return false }
            let next = index + 1 < words.count ? words[index + 1] : ""
            return !(word.hasPrefix("rate") && next.hasPrefix("limit"))
        }
    }

    /// Returns true if a value is a number, or a text with a sign of currency before a digit.
    static func isAmount(_ node: JSONNode) -> Bool {
        switch node {
        case .number: true
        case .string(let text): (try? DecimalText(text)) != nil || hasSign(node)
        default: false
        }
    }

    /// Returns true if a value is a text with a sign of currency before a digit.
    static func hasSign(_ node: JSONNode) -> Bool {
        guard let text = node.string else { return false }
        return zip(text, text.dropFirst()).contains { "$¥€£￥".contains($0) && ($1.isNumber || $1 == " ") }
    }

    /// Splits a key at changes of case and at all but letters.
    private static func words(of key: String) -> [String] {
        var words: [String] = []
        var word = ""
        var wasLower = false
        for character in key {
            if !character.isLetter || (character.isUppercase && wasLower) {
                if !word.isEmpty { words.append(word.lowercased()) }
                word = ""
            }
            if character.isLetter { word.append(character) }
            wasLower = character.isLowercase
        }
        if !word.isEmpty { words.append(word.lowercased()) }
        return words
    }
}
