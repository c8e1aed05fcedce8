import Tariff

/// Reads names and values into ``StatedWords`` and collects every problem on the way: the one place where questions are read.
struct QuestionParser {
    private(set) var stated = StatedWords()
    private(set) var problems: [QuestionError.Problem] = []
    private let parts: Set<QuestionWord.Part>
    private let largestLimit: Int
    private let allowsNoLimit: Bool

    /// Reads the words.
    ///
    /// - Parameters:
    ///   - words: names and values as they were written, in any order.
    ///   - parts: the parts of a question that make sense here.
    ///   - allowsNoLimit: whether a limit of 0 stands for all.
    init(words: [(name: String, value: String)], parts: Set<QuestionWord.Part>, allowsNoLimit: Bool = false) {
        self.parts = parts
        self.allowsNoLimit = allowsNoLimit
        largestLimit = 1000
        var seen: [QuestionWord] = []
        for (name, value) in words {
            guard let word = QuestionWord(rawValue: name), parts.contains(word.part) else {
                refuseName(name, value)
                continue
            }
            if seen.contains(word), !word.isRepeatable {
                refuse(word, value, "“\(name)” is said more than once; say it once.")
                continue
            }
            seen.append(word)
            if let reason = word.notYet {
                refuse(word, value, "“\(name)=\(value)” cannot be answered yet: \(reason); leave it out.")
                continue
            }
            read(word, value)
        }
    }

    mutating func refuse(_ word: QuestionWord, _ value: String, _ message: String) {
        problems.append(.init(name: word.rawValue, value: value, message: message))
    }

    private mutating func refuseName(_ name: String, _ value: String) {
        let known = QuestionWord.allCases.filter { parts.contains($0.part) }.map(\.rawValue)
        let message: String
        if QuestionWord(rawValue: name) != nil {
            message = "“\(name)” has no meaning here; leave it out."
        } else if let near = NearestWords.nearest(to: name, in: known) {
            message = "“\(name)” is not a word of a question; did you mean “\(near)”?"
        } else {
            message = "“\(name)” is not a word of a question; leave it out or see the list of words in the help."
        }
        problems.append(.init(name: name, value: value, message: message))
    }

    private mutating func read(_ word: QuestionWord, _ value: String) {
        switch word.part {
        case .workload: readWorkload(word, value)
        case .requirement: readRequirement(word, value)
        case .policy: readPolicy(word, value)
        case .paging: stated.cursor = Cursor.decode(value) ?? bad(word, value, "the text of “next” in the page before")
        }
    }

    private mutating func readWorkload(_ word: QuestionWord, _ value: String) {
        switch word {
        case .inputTokens: stated.inputTokens = count(word, value)
        case .cachedTokens: stated.cachedTokens = count(word, value)
        case .cacheWriteTokens: stated.cacheWriteTokens = count(word, value)
        case .outputTokens: stated.outputTokens = count(word, value)
        case .reasoningTokens: stated.reasoningTokens = count(word, value)
        case .imagesIn: stated.imagesIn = count(word, value)
        case .imagesOut: stated.imagesOut = count(word, value)
        case .imageSize:
            let size = value.split(separator: "x").contains(where: Self.isPadded) ? nil : ImageSize(value)
            stated.media.size = size ?? bad(word, value, "a size in pixels such as 1024x1536, 512 or 2k")
        case .imageQuality: stated.media.quality = qualityName(word, value)
        case .audioInSeconds: stated.audioInSeconds = count(word, value)
        case .audioOutSeconds: stated.audioOutSeconds = count(word, value)
        case .videoOutSeconds: stated.videoOutSeconds = count(word, value)
        case .videoResolution:
            let resolution = Self.isPadded(value[...]) ? nil : VideoResolution(value)
            stated.media.resolution =
                resolution ?? bad(word, value, "the shorter side such as 480p, 720p, 1080p or 4k")
        case .videoAudio: stated.media.hasAudio = flag(word, value)
        case .charactersIn: stated.charactersIn = count(word, value)
        case .pagesIn: stated.pagesIn = count(word, value)
        case .searches: stated.searches = count(word, value)
        case .requests: stated.requests = count(word, value, in: 1...1_000_000_000)
        case .cacheTTL: stated.cacheTTL = lifetime(word, value, such: "5m or 1h")
        case .serviceTier: stated.serviceTier = choice(word, value, among: ServiceTier.askable)
        case .region: stated.region = region(word, value)
        case .at: stated.at = moment(word, value)
        default: break
        }
    }

    private mutating func readRequirement(_ word: QuestionWord, _ value: String) {
        switch word {
        case .needs:
            stated.requirement.needs = choices(word, value, among: Capability.allCases)
        case .accepts: stated.requirement.accepts = choices(word, value, among: Modality.inputs)
        case .produces: stated.produces = choices(word, value, among: Modality.outputs)
        case .context: stated.requirement.context = count(word, value)
        case .maxOutput: stated.requirement.maxOutput = count(word, value)
        case .minQuality: quality(word, value)
        case .models: stated.requirement.models = globs(word, value)
        case .labs: stated.requirement.labs = globs(word, value)
        case .providers: stated.requirement.providers = globs(word, value)
        case .excludeProviders: stated.requirement.excludeProviders = globs(word, value)
        case .via: stated.requirement.via = choice(word, value, among: Requirement.Via.allCases) ?? .any
        case .openWeights: stated.requirement.openWeights = flag(word, value)
        case .status: stated.requirement.status = choices(word, value, among: OfferStatus.allCases)
        case .dataPolicy:
            let policies = ["any", "no_training", "zdr"]
            if policies.contains(value), value != "any" {
                refuse(
                    word, value,
                    "“data_policy=\(value)” cannot be answered yet: no facts about data policies are held; leave it out."
                )
            } else if value != "any" {
                let _: String? = bad(word, value, "any, no_training or zdr", near: policies)
            }
        default: break
        }
    }

    private mutating func readPolicy(_ word: QuestionWord, _ value: String) {
        switch word {
        case .free: stated.free = choice(word, value, among: Policy.Free.allCases)
        case .included: stated.includesIncluded = either(word, value, "exclude", "include")
        case .promotions: stated.includesPromotions = either(word, value, "exclude", "include")
        case .unknown: stated.includesUnknown = either(word, value, "exclude", "include")
        case .missing: stated.substitutesMissing = either(word, value, "exclude", "substitute")
        case .disputed: stated.includesDisputed = either(word, value, "exclude", "include")
        case .maxAge:
            stated.maxAge = lifetime(word, value, such: "36h or 7d")?.seconds
        case .basis: stated.basis = choice(word, value, among: Policy.Basis.allCases)
        case .payment:
            let isWord = !value.isEmpty && value.utf8.count <= 40 && value.utf8.allSatisfy(Self.isNameByte)
            stated.payment = isWord ? value : bad(word, value, "a way of paying such as card")
        case .topUp: stated.topUp = money(word, value, orZero: false)
        case .byok: stated.byok = flag(word, value)
        case .monthlySpend: stated.monthlySpend = money(word, value, orZero: true)
        case .currency:
            if value.utf8.count == 3, value.utf8.allSatisfy({ (65...90).contains($0) }) {
                guard value != "USD" else { break }
                refuse(
                    word, value,
                    "“currency=\(value)” cannot be answered yet: no exchange rates are held; use USD or leave it out.")
            } else {
                let _: String? = bad(word, value, "the letters of a currency, such as USD")
            }
        case .per: stated.per = choice(word, value, among: Policy.Group.allCases)
        case .limit:
            let range: ClosedRange<Int64> = (allowsNoLimit ? 0 : 1)...Int64(largestLimit)
            stated.limit = count(word, value, in: range).map { Int($0) }
        case .asOf: stated.asOf = moment(word, value)
        case .explain: stated.explain = flag(word, value)
        default: break
        }
    }
}

/// How single values are read.
extension QuestionParser {
    /// Refuses a value that is not what the word takes.
    private mutating func bad<Value>(
        _ word: QuestionWord, _ value: String, _ expected: String, near: [String] = []
    ) -> Value? {
        let shown = value.count > 60 ? value.prefix(60) + "…" : value[...]
        var message = "“\(shown)” is not a value of “\(word.rawValue)”; give \(expected)."
        if let near = NearestWords.nearest(to: value, in: near) {
            message = "“\(shown)” is not a value of “\(word.rawValue)”; did you mean “\(near)”?"
        }
        refuse(word, value, message)
        return nil
    }

    private mutating func count(
        _ word: QuestionWord, _ value: String, in range: ClosedRange<Int64> = 0...1_000_000_000_000
    ) -> Int64? {
        let isPlain =
            !value.isEmpty && value.utf8.count <= 19 && value.utf8.allSatisfy { (48...57).contains($0) }
            && !Self.isPadded(value[...])
        guard isPlain, let number = Int64(value), range.contains(number) else {
            return bad(word, value, "a whole number from \(range.lowerBound) to \(range.upperBound)")
        }
        return number
    }

    private mutating func flag(_ word: QuestionWord, _ value: String) -> Bool? {
        either(word, value, "false", "true")
    }

    private mutating func either(_ word: QuestionWord, _ value: String, _ no: String, _ yes: String) -> Bool? {
        if value == yes { return true }
        return value == no ? false : bad(word, value, "\(yes) or \(no)", near: [yes, no])
    }

    private mutating func choice<Choice: RawRepresentable<String>>(
        _ word: QuestionWord, _ value: String, among choices: [Choice]
    ) -> Choice? {
        if let choice = choices.first(where: { $0.rawValue == value }) { return choice }
        let names = choices.map(\.rawValue)
        return bad(word, value, "one of \(names.joined(separator: ", "))", near: names)
    }

    /// Reads names between commas; the result is in the order of `choices`, each once.
    private mutating func choices<Choice: RawRepresentable<String> & Equatable>(
        _ word: QuestionWord, _ value: String, among choices: [Choice]
    ) -> [Choice] {
        let chosen = items(word, value).compactMap { choice(word, $0, among: choices) }
        return choices.filter { chosen.contains($0) }
    }

    private mutating func globs(_ word: QuestionWord, _ value: String) -> [Glob] {
        let items = items(word, value)
        if let long = items.first(where: { $0.unicodeScalars.count > WordPattern.longestItem }) {
            let _: String? = bad(word, long, "ids of at most \(WordPattern.longestItem) characters")
        }
        return items.map { Glob($0) }
    }

    /// Splits at commas and drops blanks around the items; an item that is nothing is refused.
    private mutating func items(_ word: QuestionWord, _ value: String) -> [String] {
        let comma = UInt8(ascii: ",")
        let items = value.utf8.split(separator: comma, omittingEmptySubsequences: false).map { item in
            var item = item.drop { $0 == UInt8(ascii: " ") }
            while item.last == UInt8(ascii: " ") { item.removeLast() }
            return String(Substring(item))
        }
        if items.count > WordPattern.mostItems {
            refuse(word, value, "“\(word.rawValue)” has \(items.count) names; give \(WordPattern.mostItems) at most.")
            return []
        }
        if items.allSatisfy(\.isEmpty) {
            refuse(word, value, "“\(word.rawValue)” names nothing; give at least one name or leave it out.")
        } else if items.contains(where: \.isEmpty) {
            refuse(word, value, "“\(word.rawValue)” has a comma with no name before or behind it; leave it out.")
        }
        return items.filter { !$0.isEmpty }
    }

    private mutating func lifetime(_ word: QuestionWord, _ value: String, such examples: String) -> CacheLifetime? {
        // A sign or a zero in front would be read as well.
        let isPlain = value.utf8.first.map { (49...57).contains($0) } ?? false
        return (isPlain ? CacheLifetime(value) : nil) ?? bad(word, value, "a time such as \(examples)")
    }

    /// Whether a number has a zero in front that it does not need.
    private static func isPadded(_ text: Substring) -> Bool {
        text.utf8.first == UInt8(ascii: "0") && text.utf8.dropFirst().first.map { (48...57).contains($0) } ?? false
    }

    private mutating func qualityName(_ word: QuestionWord, _ value: String) -> String? {
        let isName =
            !value.isEmpty && value.utf8.count <= 40
            && value.utf8.allSatisfy { Self.isNameByte($0) || $0 == UInt8(ascii: "_") }
        return isName ? value : bad(word, value, "a word that sellers use such as low, medium, high, standard or hd")
    }

    private mutating func quality(_ word: QuestionWord, _ value: String) {
        guard let colon = value.lastIndex(of: ":"), (1...60).contains(value[..<colon].utf8.count),
            value[..<colon].utf8.allSatisfy(Self.isBenchmarkByte), Self.isScore(value[value.index(after: colon)...]),
            let millionths = Score.millionths(String(value[value.index(after: colon)...]))
        else {
            let _: String? = bad(word, value, "a leaderboard and a score such as artificial_analysis.coding_index:40")
            return
        }
        guard stated.requirement.minQuality.count < WordPattern.mostItems else {
            refuse(word, value, "“min_quality” is said more than \(WordPattern.mostItems) times; say it less often.")
            return
        }
        stated.requirement.minQuality.append(
            Requirement.Quality(
                benchmark: String(value[..<colon]), raw: String(value[value.index(after: colon)...]),
                millionths: millionths))
    }

    private mutating func region(_ word: QuestionWord, _ value: String) -> String? {
        let isName = !value.isEmpty && value.utf8.count <= 60 && value.utf8.allSatisfy(Self.isNameByte)
        return isName && value != "regional"
            ? value : bad(word, value, "global, an area such as eu, or a region such as us-east-1")
    }

    private mutating func moment(_ word: QuestionWord, _ value: String) -> Timestamp? {
        Timestamp(value) ?? bad(word, value, "a time such as 2026-08-05T03:15:00Z or a day such as 2026-08-05")
    }

    private mutating func money(_ word: QuestionWord, _ value: String, orZero: Bool) -> String? {
        // Kept as text: fees are not computed yet, and the number must print as it was given.
        guard Self.isDecimal(value[...], wholeDigits: 9, fractionDigits: 30), !Self.isPadded(value[...]),
            let number = try? DecimalText(value), let amount = try? Amount(number, factor: .perMillion),
            let cent = try? Amount(DecimalText("0.01"), factor: .perMillion), orZero && number.isZero || amount >= cent
        else {
            return bad(
                word, value,
                "an amount of money such as 100 or 2.50, \(orZero ? "0 or " : "")from 0.01 to less than a thousand million"
            )
        }
        return amount.text(per: 1_000_000)
    }

    /// Whether a text is digits, and a point and digits behind it where there is a fraction.
    private static func isDecimal(_ text: Substring, wholeDigits: Int, fractionDigits: Int) -> Bool {
        let parts = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard parts.count <= 2, parts.allSatisfy({ $0.allSatisfy { (48...57).contains($0) } }) else { return false }
        return (1...wholeDigits).contains(parts[0].count)
            && (parts.count == 1 || (1...fractionDigits).contains(parts[1].count))
    }

    private static func isScore(_ text: Substring) -> Bool {
        isDecimal(text.hasPrefix("-") ? text.dropFirst() : text, wholeDigits: 6, fractionDigits: 6)
    }

    private static func isBenchmarkByte(_ byte: UInt8) -> Bool {
        isNameByte(byte) || (65...90).contains(byte) || byte == UInt8(ascii: "_") || byte == UInt8(ascii: ".")
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        (97...122).contains(byte) || (48...57).contains(byte) || byte == UInt8(ascii: "-")
    }
}
