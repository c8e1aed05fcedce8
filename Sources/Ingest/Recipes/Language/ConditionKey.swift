import Tariff

/// The conditions of a rate by their names, each with the kind of its value.
struct ConditionKey: Sendable {
    /// The kinds of values, each with the property that holds it.
    enum Kind: Sendable {
        /// A text, and the check of a text that is known without a document.
        case text(any WritableKeyPath<Conditions, String?> & Sendable, isValid: @Sendable (String) -> Bool)
        /// A range of whole numbers.
        case range(any WritableKeyPath<Conditions, Bounds?> & Sendable)
        case flag(any WritableKeyPath<Conditions, Bool?> & Sendable)
        /// A word of a closed list: its setter returns false for another word.
        case word([String], @Sendable (String, inout Conditions) -> Bool)
        case window
    }

    /// The name, as the vocabulary spells it.
    let name: String
    let kind: Kind

    /// Every condition, in the order of the vocabulary.
    static let all: [ConditionKey] = [
        .init(
            "service_tier",
            .word(ServiceTier.allCases.map(\.rawValue)) { text, conditions in
                guard let tier = ServiceTier(rawValue: text) else { return false }
                conditions.serviceTier = tier == .standard ? nil : tier
                return true
            }),
        .init("prompt_tokens", .range(\.promptTokens)),
        .init("output_tokens", .range(\.outputTokens)),
        .init("region", .text(\.region, isValid: isWord)),
        .init(
            "cache_ttl",
            .word([]) { text, conditions in
                guard let lifetime = CacheLifetime(text) else { return false }
                conditions.cacheTTL = lifetime == .fiveMinutes ? nil : lifetime
                return true
            }),
        .init(
            "cache",
            .word(["explicit", "implicit"]) { text, conditions in
                conditions.cache = CacheKind(rawValue: text)
                return conditions.cache != nil
            }),
        .init("window", .window),
        .init("resolution", .text(\.resolution) { VideoResolution($0) != nil }),
        .init("size", .text(\.size, isValid: isWord)),
        .init("pixels", .range(\.pixels)),
        .init("quality", .text(\.quality, isValid: isWord)),
        .init("duration", .range(\.duration)),
        .init("interval", .range(\.interval)),
        .init("with_audio", .flag(\.withAudio)),
        .init("input_has_video", .flag(\.inputHasVideo)),
        .init("thinking", .flag(\.thinking)),
        .init("fine_tuned", .flag(\.fineTuned)),
        .init("data_sharing", .flag(\.dataSharing)),
        .init(
            "search_context",
            .word(["low", "medium", "high"]) { text, conditions in
                guard let context = SearchContext(rawValue: text) else { return false }
                conditions.searchContext = context == .medium ? nil : context
                return true
            }),
        .init("results", .range(\.results)),
        .init("mode", .text(\.mode, isValid: isWord)),
        .init("plan", .text(\.plan, isValid: isWord)),
        .init("supply", .text(\.supply, isValid: isWord)),
        .init("promotion", .flag(\.promotion)),
    ]

    /// Returns the condition of that name.
    static func named(_ name: String) -> ConditionKey? { all.first { $0.name == name } }

    private init(_ name: String, _ kind: Kind) {
        (self.name, self.kind) = (name, kind)
    }

    /// Returns true if a text has the form of a stored condition: lower case, without blanks.
    private static func isWord(_ text: String) -> Bool {
        !text.isEmpty && text.utf8.count <= 60 && text == text.lowercased() && !text.contains(where: \.isWhitespace)
    }
}

extension ConditionKey {
    /// Sets the condition to a text.
    ///
    /// - Returns: False if the text is no value of the condition.
    func set(_ text: String, in conditions: inout Conditions) -> Bool {
        switch kind {
        case .text(let property, let isValid):
            guard isValid(text) else { return false }
            conditions[keyPath: property] = text
        case .range(let property):
            guard let bounds = RangeNotation.bounds(of: text) else { return false }
            conditions[keyPath: property] = bounds.isUnbounded ? nil : bounds
        case .flag(let property):
            guard let flag = RecipeFlag.read(text) else { return false }
            conditions[keyPath: property] = flag ? true : nil
        case .word(_, let set): return set(text, &conditions)
        case .window: return false
        }
        return true
    }
}
