/// A name that identifies one thing: a string that cannot be mistaken for another kind of name.
package protocol Identifier: Sendable, Hashable, Comparable, CustomStringConvertible, RawRepresentable<String>,
    ExpressibleByStringLiteral
{
    /// Makes an identifier from its text.
    init(rawValue: String)
}

extension Identifier {
    /// Makes an identifier from a literal.
    package init(stringLiteral value: String) { self.init(rawValue: value) }

    /// Ordered by the UTF-8 of the text, the same on every machine.
    package static func < (left: Self, right: Self) -> Bool {
        left.rawValue.utf8.lexicographicallyPrecedes(right.rawValue.utf8)
    }

    /// The text.
    package var description: String { rawValue }
}

/// The id of a seller of access: `openai`, `amazon-bedrock`, `openrouter`.
package struct ProviderID: Identifier {
    /// The text of the identifier.
    package let rawValue: String

    /// Makes an identifier from its text.
    package init(rawValue: String) { self.rawValue = rawValue }
}

/// The id of the maker of a model: `anthropic`, `qwen`, `meta-llama`.
package struct LabID: Identifier {
    /// The text of the identifier.
    package let rawValue: String

    /// Makes an identifier from its text.
    package init(rawValue: String) { self.rawValue = rawValue }
}

/// One release with one identity: `lab/name`.
package struct ModelID: Identifier {
    /// The text of the identifier.
    package let rawValue: String

    /// Makes an identifier from its text.
    package init(rawValue: String) { self.rawValue = rawValue }

    /// Makes `lab/name`.
    package init(lab: LabID, name: String) { self.rawValue = "\(lab.rawValue)/\(name)" }

    /// The part before the first slash.
    package var lab: LabID { LabID(rawValue: rawValue.before(UInt8(ascii: "/"))) }

    /// The part after the first slash.
    package var name: String { rawValue.behind(UInt8(ascii: "/")) }
}

/// A document that states prices or facts: `openrouter`, `litellm`.
package struct SourceID: Identifier {
    /// The catalog that a new machine starts with; each of its documents passes on one source's word.
    package static let bundle: SourceID = "bundle"

    /// The text of the identifier.
    package let rawValue: String

    /// Makes an identifier from its text.
    package init(rawValue: String) { self.rawValue = rawValue }
}

/// One provider selling one model under one id that a client can send.
///
/// Written `provider:provider_model_id`, split at the first colon:
/// `openrouter:deepseek/deepseek-r1:free`.
package struct OfferID: Identifier {
    /// The text of the identifier.
    package let rawValue: String

    /// Makes an identifier from its text.
    package init(rawValue: String) { self.rawValue = rawValue }

    /// Makes `provider:modelID`.
    package init(provider: ProviderID, modelID: String) {
        self.rawValue = "\(provider.rawValue):\(modelID)"
    }

    /// The part before the first colon.
    package var provider: ProviderID { ProviderID(rawValue: rawValue.before(UInt8(ascii: ":"))) }

    /// The part after the first colon: what a client sends.
    package var providerModelID: String { rawValue.behind(UInt8(ascii: ":")) }
}

extension String {
    /// Returns the text before the first mark.
    ///
    /// It compares bytes, which is many times as fast as comparing characters.
    fileprivate func before(_ mark: UInt8) -> String {
        utf8.firstIndex(of: mark).map { String(self[..<$0]) } ?? self
    }

    /// Returns the text after the first mark; empty if there is none.
    fileprivate func behind(_ mark: UInt8) -> String {
        utf8.firstIndex(of: mark).map { String(self[utf8.index(after: $0)...]) } ?? ""
    }
}
