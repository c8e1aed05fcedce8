/// A string that identifies one thing and cannot be mistaken for another kind of identifier.
package protocol Identifier: Sendable, Hashable, Comparable, CustomStringConvertible, RawRepresentable<String>,
    ExpressibleByStringLiteral
{
    /// Creates an identifier from its text.
    init(rawValue: String)
}

extension Identifier {
    /// Creates an identifier from a literal.
    package init(stringLiteral value: String) { self.init(rawValue: value) }

    /// Orders identifiers by the UTF-8 of their texts, which gives the same order on every machine.
    package static func < (left: Self, right: Self) -> Bool {
        left.rawValue.utf8.lexicographicallyPrecedes(right.rawValue.utf8)
    }

    /// The text.
    package var description: String { rawValue }
}

/// The id of a seller of access, such as `openai`, `amazon-bedrock` or `openrouter`.
package struct ProviderID: Identifier {
    /// The text of the identifier.
    package let rawValue: String

    /// Creates an identifier from its text.
    package init(rawValue: String) { self.rawValue = rawValue }
}

/// The id of the maker of a model, such as `anthropic`, `qwen` or `meta-llama`.
package struct LabID: Identifier {
    /// The text of the identifier.
    package let rawValue: String

    /// Creates an identifier from its text.
    package init(rawValue: String) { self.rawValue = rawValue }
}

/// The id of one release of a model, in the form `lab/name`.
package struct ModelID: Identifier {
    /// The text of the identifier.
    package let rawValue: String

    /// Creates an identifier from its text.
    package init(rawValue: String) { self.rawValue = rawValue }

    /// Creates the id `lab/name`.
    package init(lab: LabID, name: String) { self.rawValue = "\(lab.rawValue)/\(name)" }

    /// The part before the first slash.
    package var lab: LabID { LabID(rawValue: rawValue.before(UInt8(ascii: "/"))) }

    /// The part after the first slash.
    package var name: String { rawValue.behind(UInt8(ascii: "/")) }
}

/// The id of a source of documents that state prices or facts, such as `openrouter` or `litellm`.
package struct SourceID: Identifier {
    /// The catalog with which a new machine starts; each of its documents passes on the claims of one source.
    package static let bundle: SourceID = "bundle"

    /// The text of the identifier.
    package let rawValue: String

    /// Creates an identifier from its text.
    package init(rawValue: String) { self.rawValue = rawValue }
}

/// The id of an offer, in which one provider sells one model under one id that a client can send.
///
/// It has the form `provider:provider_model_id`, such as `openrouter:deepseek/deepseek-r1:free`, and is split at the first
/// colon.
package struct OfferID: Identifier {
    /// The text of the identifier.
    package let rawValue: String

    /// Creates an identifier from its text.
    package init(rawValue: String) { self.rawValue = rawValue }

    /// Creates the id `provider:modelID`.
    package init(provider: ProviderID, modelID: String) {
        self.rawValue = "\(provider.rawValue):\(modelID)"
    }

    /// The part before the first colon.
    package var provider: ProviderID { ProviderID(rawValue: rawValue.before(UInt8(ascii: ":"))) }

    /// The part after the first colon, which a client sends.
    package var providerModelID: String { rawValue.behind(UInt8(ascii: ":")) }
}

extension String {
    /// Returns the text before the first mark, or the whole text if there is none.
    ///
    /// Comparing bytes is many times faster than comparing characters.
    fileprivate func before(_ mark: UInt8) -> String {
        utf8.firstIndex(of: mark).map { String(self[..<$0]) } ?? self
    }

    /// Returns the text after the first mark, or an empty string if there is none.
    fileprivate func behind(_ mark: UInt8) -> String {
        utf8.firstIndex(of: mark).map { String(self[utf8.index(after: $0)...]) } ?? ""
    }
}
