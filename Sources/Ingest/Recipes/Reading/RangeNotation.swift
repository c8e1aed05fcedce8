import Tariff

/// A range of whole numbers in the notations of price lists: `<= 200k`, `(32, 128]`, `0<Token≤128K`, `512k+`, `32k-128k`.
enum RangeNotation {
    /// Reads a range in a text, with words around it or without; nil if the text has no notation of one.
    ///
    /// The factor is the number that one in the text stands for: 1,000 for `[0, 32]` in thousands of tokens.
    static func bounds(of text: String, times factor: Int64 = 1) -> Bounds? {
        let tokens = tokens(of: signed(text))
        return interval(tokens, factor) ?? comparison(tokens, factor) ?? between(tokens, factor)
    }

    /// A piece of a notation.
    private enum Token: Equatable {
        case number(String)
        case sign(String)
        case word
    }

    /// `[0, 32]`, `(32, 128]`, `(200, +∞)`.
    private static func interval(_ tokens: [Token], _ factor: Int64) -> Bounds? {
        guard let open = tokens.firstIndex(where: { $0 == .sign("[") || $0 == .sign("(") }) else { return nil }
        let rest = tokens[open...]
        guard rest.count >= 5, case .number(let low) = rest[open + 1], rest[open + 2] == .sign(","),
            let lower = WholeNumber.read(low, times: factor)
        else { return nil }
        let isLowIncluded = rest[open] == .sign("[")
        var bounds = Bounds(lower: .init(lower, isIncluded: isLowIncluded))
        switch rest[open + 3] {
        case .number(let high):
            guard let upper = WholeNumber.read(high, times: factor), upper >= lower else { return nil }
            bounds.upper = .init(upper, isIncluded: rest[open + 4] == .sign("]"))
        case .sign("∞"): break
        default: return nil
        }
        return bounds
    }

    /// `<= 200k`, `0<Token≤128K`, `> 272K`, `512k+`.
    private static func comparison(_ tokens: [Token], _ factor: Int64) -> Bounds? {
        var bounds = Bounds()
        var found = false
        for (index, token) in tokens.enumerated() {
            guard case .sign(let sign) = token, let comparison = comparisons[sign] else { continue }
            let isNumberBefore = index > 0 && number(tokens[index - 1], factor) != nil
            guard
                let value = isNumberBefore
                    ? number(tokens[index - 1], factor)
                    : tokens.indices.contains(index + 1) ? number(tokens[index + 1], factor) : nil
            else { continue }
            // `0 < Token`: the number on the left is the other end.
            let isLower = comparison.isLower != isNumberBefore
            let end = Bounds.End(value, isIncluded: comparison.isIncluded)
            if isLower { bounds = Bounds(lower: end, upper: bounds.upper) } else { bounds.upper = end }
            found = true
        }
        if found { return bounds }
        for (index, token) in tokens.enumerated() where token == .sign("+") && index > 0 {
            if let value = number(tokens[index - 1], factor) { return Bounds(lower: .init(value, isIncluded: true)) }
        }
        return nil
    }

    /// `32k-128k`, `512K ~ 1M`.
    private static func between(_ tokens: [Token], _ factor: Int64) -> Bounds? {
        for index in tokens.indices.dropFirst().dropLast() where tokens[index] == .sign("-") {
            guard let low = number(tokens[index - 1], factor), let high = number(tokens[index + 1], factor), low < high
            else { continue }
            return Bounds(lower: .init(low, isIncluded: false), upper: .init(high, isIncluded: true))
        }
        return nil
    }

    private static let comparisons: [String: (isLower: Bool, isIncluded: Bool)] = [
        "<": (false, false), "≤": (false, true), ">": (true, false), "≥": (true, true),
    ]

    private static func number(_ token: Token, _ factor: Int64) -> Int64? {
        if case .number(let text) = token { WholeNumber.read(text, times: factor) } else { nil }
    }

    /// Replaces the words of `lte-200k` and `gt-200k` by signs.
    private static func signed(_ text: String) -> String {
        for (word, sign) in [("lte-", "≤"), ("gte-", "≥"), ("lt-", "<"), ("gt-", ">")]
        where text.lowercased().hasPrefix(word) {
            return sign + text.dropFirst(word.count)
        }
        return text
    }

    private static func tokens(of text: String) -> [Token] {
        var tokens: [Token] = []
        var rest = text.replacing("<=", with: "≤").replacing(">=", with: "≥").replacing("~", with: "-")[...]
        while let first = rest.first {
            if first.isNumber {
                var number = rest.prefix { $0.isNumber || $0 == "." || $0 == "," }
                while number.last == "," || number.last == "." { number = number.dropLast() }
                rest = rest.dropFirst(number.count)
                var text = String(number)
                if let letter = rest.first, "kKmM".contains(letter), rest.dropFirst().first?.isLetter != true {
                    text.append(letter)
                    rest = rest.dropFirst()
                }
                tokens.append(.number(text))
            } else if "<>≤≥＜＞+[](),∞-–（）".contains(first) {
                tokens.append(.sign(signs[first] ?? String(first)))
                rest = rest.dropFirst()
                if tokens.suffix(2) == [.sign("+"), .sign("∞")] { tokens.removeLast(2); tokens.append(.sign("∞")) }
            } else {
                if !first.isWhitespace, tokens.last != .word { tokens.append(.word) }
                rest = rest.dropFirst()
            }
        }
        return tokens
    }

    private static let signs: [Character: String] = ["＜": "<", "＞": ">", "–": "-", "（": "(", "）": ")"]
}
