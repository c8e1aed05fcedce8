import Tariff

/// Finds the prices in a cell of a page.
enum CellPrices {
    /// Returns the prices that are printed with a currency in a cell, each with the words beside it.
    ///
    /// - Returns: None if the cell is one plain number or price, which needs no splitting.
    static func read(_ cell: PageTable.Cell) -> [CellPrice] {
        let found = cell.pieces.map { (piece: $0, spans: spans(in: $0.text)) }
        let count = found.reduce(0) { $0 + $1.spans.count }
        let isStruck = found.contains { $0.piece.isStruck && !$0.spans.isEmpty }
        guard count > 0 else { return [] }
        if count == 1, !isStruck, PriceText(PageText.line(cell.text)) != nil { return [] }
        return found.flatMap { prices(in: $0.piece.text, $0.spans, isStruck: $0.piece.isStruck) }
    }

    /// A number with its currency in a text.
    private struct Span {
        var range: Range<String.Index>
        var number: String
        var currency: String?
    }

    private static func spans(in text: String) -> [Span] {
        let pattern =
            /(?<sign>US\$|[$€£₹¥￥]|\b(?:USD|EUR|GBP|CNY|RMB)\b)\s*(?<number>[0-9][0-9,]*(?:\.[0-9]+)?)|(?<plain>[0-9][0-9,]*(?:\.[0-9]+)?)\s*(?<word>元|USD\b|EUR\b|GBP\b|CNY\b|RMB\b)/
        return text.matches(of: pattern).compactMap { match in
            guard let sign = match.sign ?? match.word, let digits = match.number ?? match.plain else { return nil }
            var printed = String(digits)
            // A comma that ends the number belongs to the sentence.
            while printed.last == "," { printed.removeLast() }
            guard let price = PriceText("$" + printed) else { return nil }
            let end = text.index(match.range.upperBound, offsetBy: match.word == nil ? printed.count - digits.count : 0)
            return Span(
                range: match.range.lowerBound..<end, number: price.number,
                currency: currencies[String(sign)] ?? nil)
        }
    }

    /// The currency of each sign; nil for one that several currencies share.
    private static let currencies: [String: String?] = [
        "US$": "USD", "$": "USD", "USD": "USD", "€": "EUR", "EUR": "EUR", "£": "GBP", "GBP": "GBP", "₹": "INR",
        "元": "CNY", "CNY": "CNY", "RMB": "CNY", "¥": nil, "￥": nil,
    ]

    /// Returns the prices of a text; words before the first price mean that each is announced by what precedes it.
    private static func prices(in text: String, _ spans: [Span], isStruck: Bool) -> [CellPrice] {
        guard let first = spans.first, let last = spans.last else { return [] }
        let leads = text[..<first.range.lowerBound].contains { $0.isLetter || $0.isNumber }
        let trails = text[last.range.upperBound...].contains { $0.isLetter || $0.isNumber }
        return spans.indices.map { index in
            let span = spans[index]
            let after = index + 1 < spans.count ? spans[index + 1].range.lowerBound : text.endIndex
            let before = index > 0 ? spans[index - 1].range.upperBound : text.startIndex
            let following = String(text[span.range.upperBound..<after])
            let unit = unit(of: following)
            var note = unit == nil ? following : ""
            if leads, !trails || unit != nil || spans.count > 1 {
                let piece = String(text[before..<span.range.lowerBound])
                note = piece.split(whereSeparator: \.isNewline).last.map(String.init) ?? ""
            }
            return CellPrice(
                number: span.number, raw: PageText.line(String(text[span.range])), currency: span.currency,
                unit: unit, note: trimmed(note), isStruck: isStruck)
        }
    }

    /// Returns the unit of `/ 1M tokens` or `per image`; nil if the text is anything else.
    private static func unit(of text: String) -> String? {
        let line = PageText.line(text)
        let words = line.hasPrefix("/") ? PageText.line(String(line.dropFirst())) : line
        guard line.hasPrefix("/") || line.lowercased().hasPrefix("per ") else { return nil }
        return UnitPhrase(words) == nil ? nil : words
    }

    private static func trimmed(_ text: String) -> String {
        var text = PageText.line(text)[...]
        while let last = text.last, ",;:·|(".contains(last) || last.isWhitespace { text = text.dropLast() }
        while let first = text.first, ",;:·|".contains(first) || first.isWhitespace { text = text.dropFirst() }
        return String(text)
    }
}
