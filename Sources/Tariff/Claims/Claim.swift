/// What one source said about one rate, one fact or one modifier, or why a price field became none.
package struct Claim: Sendable, Hashable {
    /// What is said.
    package enum Content: Sendable, Hashable {
        /// A price.
        case rate(Rate)
        /// Something that is not a price.
        case fact(Fact)
        /// Something that changes a cost.
        case modifier(Modifier)
        /// A price field that became no rate.
        case skip(SkipReason)
    }

    /// Who says it.
    package var source: SourceID
    /// The entry's own id as the document spells it (`source_key`).
    package var key: String
    /// The path of the field in that entry (`source_field`).
    package var field: String
    /// The value as printed.
    package var raw: String
    /// The offer that it is said of.
    package var offer: OfferID
    /// What is said.
    package var content: Content
    /// When it applies.
    package var effective: EffectivePeriod
    /// The source whose word it is, where ``source`` only passes it on; nil where it speaks for itself.
    package var origin: SourceID?

    /// Makes a claim.
    package init(
        source: SourceID, key: String, field: String, raw: String, offer: OfferID, content: Content,
        effective: EffectivePeriod = .always, origin: SourceID? = nil
    ) {
        self.source = source
        self.key = key
        self.field = field
        self.raw = raw
        self.offer = offer
        self.content = content
        self.effective = effective
        self.origin = origin
    }

    /// Whose word it is: what the bundle passes on counts as said by the source that it was taken from.
    package var voice: SourceID { origin ?? source }

    /// The rate that is claimed, if it is one.
    package var rate: Rate? {
        guard case .rate(let rate) = content else { return nil }
        return rate
    }
}
