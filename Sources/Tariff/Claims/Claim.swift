/// What one source said about one rate, one fact or one modifier, or why a price field became none.
///
/// Nobody rewrites a claim, and a run hands a hundred thousand of them from step to step: so it is one
/// object that is shared instead of a large value that is copied.
package final class Claim: Sendable, Hashable {
    /// What is said.
    package enum Content: Sendable, Hashable {
        /// A price.
        case rate(Rate)
        /// Something that is not a price.
        case fact(Fact)
        /// Something that changes a cost.
        indirect case modifier(Modifier)
        /// A price field that became no rate.
        case skip(SkipReason)
    }

    /// Who says it.
    package let source: SourceID
    /// The entry's own id as the document spells it (`source_key`).
    package let key: String
    /// The path of the field in that entry (`source_field`).
    package let field: String
    /// The value as printed.
    package let raw: String
    /// The offer that it is said of.
    package let offer: OfferID
    /// What is said.
    package let content: Content
    /// When it applies.
    package let effective: EffectivePeriod
    /// The source whose word it is, where ``source`` only passes it on; nil where it speaks for itself.
    package let origin: SourceID?

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

    /// Whether this says why a price field became nothing.
    var isSkip: Bool { if case .skip = content { true } else { false } }

    /// Two claims are equal that say the same with the same words in the same place.
    package static func == (left: Claim, right: Claim) -> Bool {
        left === right
            || left.offer == right.offer && left.content == right.content && left.effective == right.effective
                && left.source == right.source && left.key == right.key && left.field == right.field
                && left.raw == right.raw && left.origin == right.origin
    }

    /// Hashes what mostly tells claims apart.
    package func hash(into hasher: inout Hasher) {
        hasher.combine(offer)
        hasher.combine(field)
        hasher.combine(raw)
        hasher.combine(effective)
    }
}
