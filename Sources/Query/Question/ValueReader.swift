import Tariff

/// Reads single values of parameters.
///
/// Each function accepts exactly what the pattern of ``ValuePattern`` with the same name accepts: a test compares them.
enum ValueReader {
    static func count(_ text: String, in range: ClosedRange<Int64>) throws(ValueError) -> Int64 {
        let isPlain =
            !text.isEmpty && text.utf8.count <= 19 && text.utf8.allSatisfy { (48...57).contains($0) }
            && !isPadded(text[...])
        guard isPlain, let number = Int64(text), range.contains(number) else {
            throw .invalid(text, "a whole number from \(range.lowerBound) to \(range.upperBound)")
        }
        return number
    }

    static func lifetime(_ text: String, _ examples: [String]) throws(ValueError) -> CacheLifetime {
        // `CacheLifetime` would also read a sign or a leading zero.
        let isPlain = text.utf8.first.map { (49...57).contains($0) } ?? false
        guard isPlain, let lifetime = CacheLifetime(text) else {
            throw .invalid(text, "a time such as \(Parameter.alternatives(examples))")
        }
        return lifetime
    }

    static func either(_ text: String, _ yes: String, _ no: String) throws(ValueError) -> Bool {
        if text == yes { return true }
        guard text == no else { throw .invalid(text, "\(yes) or \(no)", choices: [yes, no]) }
        return false
    }

    static func choice<Choice: RawRepresentable<String>>(
        _ text: String, among choices: [Choice]
    ) throws(ValueError) -> Choice {
        if let choice = choices.first(where: { $0.rawValue == text }) { return choice }
        let names = choices.map(\.rawValue)
        throw .invalid(text, "one of \(names.joined(separator: ", "))", choices: names)
    }

    /// Reads names separated by commas; the result is in the order of `choices`, each once.
    static func choices<Choice: RawRepresentable<String> & Equatable>(
        _ text: String, among choices: [Choice]
    ) throws(ValueError) -> [Choice] {
        let (items, problems) = try items(text)
        var (chosen, reasons): ([Choice], _) = ([], problems)
        for item in items {
            do throws(ValueError) { chosen.append(try choice(item, among: choices)) } catch { reasons += error.reasons }
        }
        guard reasons.isEmpty else { throw ValueError(reasons: reasons) }
        return choices.filter { chosen.contains($0) }
    }

    static func globs(_ text: String) throws(ValueError) -> [Glob] {
        let (items, problems) = try items(text)
        var reasons = problems
        if let long = items.first(where: { $0.unicodeScalars.count > ValuePattern.longestItem }) {
            reasons += ValueError.invalid(long, "ids of at most \(ValuePattern.longestItem) characters").reasons
        }
        guard reasons.isEmpty else { throw ValueError(reasons: reasons) }
        return items.map { Glob($0) }
    }

    /// Splits at commas and trims blanks around the items.
    ///
    /// - Returns: The items that are not empty, and a reason to refuse the list if some are.
    private static func items(_ text: String) throws(ValueError) -> ([String], [ValueError.Reason]) {
        let comma = UInt8(ascii: ",")
        let items = text.utf8.split(separator: comma, omittingEmptySubsequences: false).map { item in
            var item = item.drop { $0 == UInt8(ascii: " ") }
            while item.last == UInt8(ascii: " ") { item.removeLast() }
            return String(Substring(item))
        }
        guard items.count <= ValuePattern.mostItems else {
            throw .list("has \(items.count) names; give \(ValuePattern.mostItems) at most")
        }
        guard !items.allSatisfy(\.isEmpty) else {
            throw .list("names nothing; give at least one name or leave it out")
        }
        let named = items.filter { !$0.isEmpty }
        guard named.count < items.count else { return (items, []) }
        return (named, [.list("has a comma with no name before or after it; remove the comma")])
    }

    static func quality(_ text: String) -> Requirement.Quality? {
        guard let colon = text.lastIndex(of: ":") else { return nil }
        let (benchmark, score) = (text[..<colon], text[text.index(after: colon)...])
        let unsigned = score.hasPrefix("-") ? score.dropFirst() : score
        guard (1...60).contains(benchmark.utf8.count), benchmark.utf8.allSatisfy(isBenchmarkByte),
            isDecimal(unsigned, wholeDigits: 6, fractionDigits: 6), let millionths = Score.millionths(String(score))
        else { return nil }
        return Requirement.Quality(benchmark: String(benchmark), raw: String(score), millionths: millionths)
    }

    static func money(_ text: String, orZero: Bool) throws(ValueError) -> String {
        guard isDecimal(text[...], wholeDigits: 9, fractionDigits: 30), !isPadded(text[...]),
            let number = try? DecimalText(text), let amount = try? Amount(number, factor: .perMillion),
            let cent = try? Amount(DecimalText("0.01"), factor: .perMillion), orZero && number.isZero || amount >= cent
        else {
            throw .invalid(
                text,
                "an amount of money such as 100 or 2.50, \(orZero ? "0 or " : "")from 0.01 to less than a thousand million"
            )
        }
        return amount.text(per: 1_000_000)
    }

    /// Returns true if a text has lower-case letters, digits, hyphens and maybe one other character, and is not empty.
    static func isName(_ text: String, atMost length: Int, or other: Unicode.Scalar = "-") -> Bool {
        !text.isEmpty && text.utf8.count <= length
            && text.utf8.allSatisfy { isNameByte($0) || $0 == UInt8(ascii: other) }
    }

    /// Returns true if a number has a leading zero that it does not need.
    static func isPadded(_ text: Substring) -> Bool {
        text.utf8.first == UInt8(ascii: "0") && text.utf8.dropFirst().first.map { (48...57).contains($0) } ?? false
    }

    /// Returns true if a text has digits, and a point and more digits if there is a fraction.
    private static func isDecimal(_ text: Substring, wholeDigits: Int, fractionDigits: Int) -> Bool {
        let parts = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard parts.count <= 2, parts.allSatisfy({ $0.allSatisfy { (48...57).contains($0) } }) else { return false }
        return (1...wholeDigits).contains(parts[0].count)
            && (parts.count == 1 || (1...fractionDigits).contains(parts[1].count))
    }

    private static func isBenchmarkByte(_ byte: UInt8) -> Bool {
        isNameByte(byte) || (65...90).contains(byte) || byte == UInt8(ascii: "_") || byte == UInt8(ascii: ".")
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        (97...122).contains(byte) || (48...57).contains(byte) || byte == UInt8(ascii: "-")
    }
}
