/// A reviewed rule, with its reason, about a spelling of ids that does not identify the release.
///
/// `accounts/fireworks/models/` before every name, `-turbo` behind what Together serves with less precision, `p`
/// for the dot of a version.
package struct SpellingRule: Sendable, Hashable {
    /// The part of an id that a rule reads.
    package enum Part: String, Sendable, Hashable, CaseIterable {
        /// The beginning of an id.
        case prefix
        /// The end of an id.
        case suffix
        /// Between two digits, where a dot is meant.
        case point
        /// The text after the last mark.
        case route
    }

    /// The part that it reads.
    package var part: Part
    /// The text that it reads, in lower case.
    package var text: String
    /// The replacement; empty to remove the text.
    package var becomes: String
    /// The sellers that spell so; empty for all.
    package var providers: [ProviderID]
    /// The labs whose names are spelled so, empty for all; only a suffix has any.
    package var labs: [LabID]
    /// The reason, which answers can show.
    package var reason: String

    /// Makes a rule.
    package init(
        _ part: Part, _ text: String, becomes: String = "", providers: [ProviderID] = [], labs: [LabID] = [],
        reason: String
    ) {
        self.part = part
        self.text = text.lowercased()
        self.becomes = becomes.lowercased()
        self.providers = providers
        self.labs = labs
        self.reason = reason
    }

    /// True if it is about a seller's ids.
    func applies(to provider: ProviderID?) -> Bool {
        providers.isEmpty || provider.map(providers.contains) ?? false
    }

    /// The text after the rule, or nil where it does not read it or nothing would be left.
    func apply(to text: String) -> String? {
        switch part {
        case .prefix:
            guard text.hasPrefix(self.text), text.utf8.count > self.text.utf8.count else { return nil }
            return becomes + text.dropFirst(self.text.count)
        case .suffix:
            guard text.hasSuffix(self.text), text.utf8.count > self.text.utf8.count else { return nil }
            return text.dropLast(self.text.count) + becomes
        case .route:
            guard let first = self.text.utf8.first, let mark = text.utf8.lastIndex(of: first), mark > text.startIndex
            else { return nil }
            return String(text[..<mark])
        case .point:
            let bytes = Array(text.utf8)
            guard let mark = self.text.utf8.first, self.text.utf8.count == 1, bytes.count > 2 else { return nil }
            var pointed = bytes
            for index in 1..<(bytes.count - 1)
            where bytes[index] == mark && NameText.isDigit(bytes[index - 1]) && NameText.isDigit(bytes[index + 1]) {
                pointed[index] = UInt8(ascii: ".")
            }
            return pointed == bytes ? nil : String(decoding: pointed, as: UTF8.self)
        }
    }
}
