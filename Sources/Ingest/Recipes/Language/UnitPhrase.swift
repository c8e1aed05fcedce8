import Tariff

/// A unit in words: `USD per 1M tokens`, `cents per image`, `1K tokens`, `per minute`.
struct UnitPhrase: Sendable, Hashable {
    /// The things that a price can be counted in, before the component decides which seconds they are.
    enum Thing: Sendable, Hashable {
        case unit(PriceUnit)
        /// So many seconds of video, sound or hardware.
        case seconds(UInt128)
    }

    /// The currency; nil if the phrase names none.
    let currency: Currency?
    private let thing: Thing
    /// The fraction of the printed number that one unit costs, apart from the seconds of a minute.
    private let numerator: UInt128
    private let denominator: UInt128

    /// Reads a phrase, or returns nil if it is none.
    init?(_ text: String) {
        var words = Self.words(of: text)
        var scale = Scale()
        if let per = words.firstIndex(of: "per") {
            guard let money = Self.money(words[..<per], &scale) else { return nil }
            currency = money.currency
            words = words[(per + 1)...]
        } else {
            currency = nil
        }
        var hasCount = false
        if let count = words.first.flatMap(Self.count), words.count > 1 || Self.isCountAlone(words.first ?? "") {
            hasCount = true
            scale.denominator *= count
            words = words.dropFirst()
            if let multiple = words.first.flatMap({ Self.multiples[$0] }) {
                scale.denominator *= multiple
                words = words.dropFirst()
            }
        }
        // Without a count, a phrase that names no thing is none.
        guard !words.isEmpty || hasCount, let thing = Self.thing(words, &scale), scale.isExact else {
            return nil
        }
        (self.thing, numerator, denominator) = (thing, scale.numerator, scale.denominator)
    }

    /// Returns the unit of a component with the factor of the printed number, or nil if the component has no such unit.
    func unit(of component: Component) -> (unit: PriceUnit, factor: UnitFactor)? {
        switch thing {
        case .unit(let unit): return (unit, UnitFactor(numerator, over: denominator))
        case .seconds(let count):
            guard let unit = Self.second(of: component) else { return nil }
            return (unit, UnitFactor(numerator, over: denominator * count))
        }
    }

    // MARK: Words

    /// The factor while a phrase is read.
    private struct Scale {
        var numerator: UInt128 = 1
        var denominator: UInt128 = 1

        /// Indicates whether money stays within exact arithmetic.
        var isExact: Bool { numerator > 0 && numerator <= 1_000_000 && denominator > 0 && denominator <= Self.limit }

        private static let limit: UInt128 = 10_000_000_000_000_000
    }

    private static func words(of text: String) -> ArraySlice<String> {
        text.lowercased().split { " _/\t".contains($0) }.map(String.init)[...]
    }

    /// Reads the words before `per`: nothing, a currency, `cents`, or a number with a currency.
    private static func money(_ words: ArraySlice<String>, _ scale: inout Scale) -> (currency: Currency?, Void)? {
        var words = words
        if let first = words.first, let number = try? DecimalText(first), !number.isNegative, !number.hasMore {
            guard number.significand <= 1_000_000, (-12...6).contains(number.exponent) else { return nil }
            let power = (0..<abs(number.exponent)).reduce(UInt128(1)) { power, _ in power * 10 }
            if number.exponent < 0 { scale.denominator *= power } else { scale.numerator *= power }
            scale.numerator *= number.significand
            words = words.dropFirst()
        }
        guard let word = words.first else { return (nil, ()) }
        switch word {
        case "cent", "cents", "¢":
            scale.denominator *= 100
            return words.count == 1 ? (.usd, ()) : nil
        case "us": return words.count == 2 && words.last == "cents" ? money(["cents"], &scale) : nil
        default:
            guard words.count == 1, let currency = currency(word) else { return nil }
            return (currency, ())
        }
    }

    /// Reads the code of a currency in any capitals, or the credit of a seller.
    static func currency(_ word: String) -> Currency? {
        if word.hasPrefix("credit:"), word.utf8.count > 7 { return Currency(rawValue: word) }
        let code = word.uppercased()
        guard code.utf8.count == 3, code.utf8.allSatisfy({ (65...90).contains($0) }) else { return nil }
        return Currency(rawValue: code)
    }

    private static let multiples: [String: UInt128] = [
        "k": 1000, "thousand": 1000, "m": 1_000_000, "million": 1_000_000, "b": 1_000_000_000,
        "billion": 1_000_000_000,
    ]

    /// Reads `1M`, `1K`, `10,000` or `1000`.
    private static func count(_ word: String) -> UInt128? {
        let digits = word.filter { $0 != "," }
        let number = digits.prefix { $0.isASCII && $0.isNumber }
        guard !number.isEmpty, number.count <= 12, let count = UInt128(number), count > 0 else { return nil }
        let rest = String(digits.dropFirst(number.count))
        if rest.isEmpty { return count }
        return multiples[rest].map { count * $0 }
    }

    /// Returns true for `1M` and `1K` alone, which price lists use for tokens.
    private static func isCountAlone(_ word: String) -> Bool { word.last.map { "km".contains($0) } ?? false }

    private static func thing(_ words: ArraySlice<String>, _ scale: inout Scale) -> Thing? {
        let text = words.map(singular).joined(separator: " ")
        if let unit = units[text] { return .unit(unit) }
        if let seconds = seconds[text] { return .seconds(seconds) }
        switch text {
        case "", "token", "tok": return .unit(.token)
        case "mtok":
            scale.denominator *= 1_000_000
            return .unit(.token)
        case "ktok":
            scale.denominator *= 1000
            return .unit(.token)
        case "pixel":
            scale.numerator *= 1_000_000
            return .unit(.megapixel)
        default: return tile(text, &scale)
        }
    }

    /// Reads `512x512 tile`.
    private static func tile(_ text: String, _ scale: inout Scale) -> Thing? {
        let words = text.split(separator: " ")
        guard words.count == 2, words[1] == "tile" else { return nil }
        let sides = words[0].split { "x×".contains($0) }.compactMap { UInt128($0) }
        guard sides.count == 2, sides.allSatisfy({ (1...10_000).contains($0) }) else { return nil }
        scale.numerator *= 1_000_000
        scale.denominator *= sides[0] * sides[1]
        return .unit(.megapixel)
    }

    private static func singular(_ word: String) -> String {
        if word == "queries" { return "query" }
        if word.hasSuffix("ches") { return String(word.dropLast(2)) }
        return word.count > 3 && word.hasSuffix("s") && !word.hasSuffix("ss") ? String(word.dropLast()) : word
    }

    private static let units: [String: PriceUnit] = [
        "token hour": .tokenHour, "token per hour": .tokenHour, "character": .character, "char": .character,
        "image": .image, "picture": .image, "megapixel": .megapixel, "mp": .megapixel, "page": .page,
        "video second": .videoSecond, "audio second": .audioSecond, "compute second": .computeSecond,
        "gb day": .gigabyteDay, "gb per day": .gigabyteDay, "gigabyte day": .gigabyteDay, "credit": .credit,
        "request": .request, "call": .request, "search": .request, "query": .request, "song": .request,
        "video": .request, "clip": .request, "generation": .request, "use": .request, "session": .request,
        "step": .request, "voice": .request, "message": .request, "execution": .request, "text unit": .request,
    ]

    private static let seconds: [String: UInt128] = [
        "second": 1, "sec": 1, "minute": 60, "min": 60, "hour": 3600, "hr": 3600, "h": 3600,
    ]

    private static func second(of component: Component) -> PriceUnit? {
        switch component {
        case .inputVideo, .outputVideo: .videoSecond
        case .inputAudio, .outputAudio: .audioSecond
        case .compute, .training, .storage: .computeSecond
        default: nil
        }
    }
}
