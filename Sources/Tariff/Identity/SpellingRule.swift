/// A reviewed rule, with its reason, about a spelling in ids that does not identify the release.
///
/// Examples are `accounts/fireworks/models/` before every name, `-turbo` after models that Together serves with less
/// precision, and `p` in place of the dot of a version.
package struct SpellingRule: Sendable, Hashable {
    /// The part of an id that a rule reads.
    package enum Part: String, Sendable, Hashable, CaseIterable {
        /// The beginning of an id.
        case prefix
        /// The end of an id.
        case suffix
        /// A mark between two digits that stands for a dot.
        case point
        /// The text from the last mark on.
        case route
    }

    /// The part that the rule reads.
    package var part: Part
    /// The text that the rule reads, in lower case.
    package var text: String
    /// The replacement, which is empty to remove the text.
    package var becomes: String
    /// The sellers that use the spelling, empty for all.
    package var providers: [ProviderID]
    /// The labs whose names have the spelling, empty for all; only suffix rules name labs.
    package var labs: [LabID]
    /// The reason for the rule, which answers can show.
    package var reason: String

    /// Creates a rule.
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

    /// Returns true if the rule applies to a seller's ids.
    func applies(to provider: ProviderID?) -> Bool {
        providers.isEmpty || provider.map(providers.contains) ?? false
    }

    /// Returns the text after the rule, or nil if the rule does not apply or nothing would be left.
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
