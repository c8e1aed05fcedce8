/// A statement of one source about one rate, fact or modifier, or the reason why a price field became none.
///
/// Claims are immutable, and a run passes a hundred thousand of them from step to step. A claim is therefore a shared
/// object instead of a large value that is copied.
package final class Claim: Sendable, Hashable {
    /// The kinds of statements.
    package enum Content: Sendable, Hashable {
        /// A price.
        case rate(Rate)
        /// A property of the offer that is not a price.
        case fact(Fact)
        /// A rule that changes a cost.
        indirect case modifier(Modifier)
        /// A price field that became no rate.
        case skip(SkipReason)
    }

    /// The source of the document that the claim was read from.
    package let source: SourceID
    /// The entry's own id as the document spells it (`source_key`).
    package let key: String
    /// The path of the field in that entry (`source_field`).
    package let field: String
    /// The value as printed.
    package let raw: String
    /// The offer that the claim is about.
    package let offer: OfferID
    /// The statement.
    package let content: Content
    /// The dates between which the statement applies.
    package let effective: EffectivePeriod
    /// The source that made the statement if ``source`` only passes it on; nil if ``source`` made it itself.
    package let origin: SourceID?
    /// The seller as the source spells it, from which ``Normaliser`` derives the provider; nil if the provider is final.
    package let seller: String?

    /// Creates a claim.
    package init(
        source: SourceID, key: String, field: String, raw: String, offer: OfferID, content: Content,
        effective: EffectivePeriod = .always, origin: SourceID? = nil, seller: String? = nil
    ) {
        self.source = source
        self.key = key
        self.field = field
        self.raw = raw
        self.offer = offer
        self.content = content
        self.effective = effective
        self.origin = origin
        self.seller = seller
    }

    /// The source that made the statement.
    ///
    /// A claim that the bundle passes on counts as a claim of its original source.
    package var statedBy: SourceID { origin ?? source }

    /// The rate, if the claim is one.
    package var rate: Rate? {
        guard case .rate(let rate) = content else { return nil }
        return rate
    }

    /// Indicates whether the claim is a price field that became no rate.
    var isSkip: Bool { if case .skip = content { true } else { false } }

    /// Returns true if both make the same statement about the same offer with the same evidence.
    ///
    /// The spelling of the seller is ignored.
    package static func == (left: Claim, right: Claim) -> Bool {
        left === right
            || left.offer == right.offer && left.content == right.content && left.effective == right.effective
                && left.source == right.source && left.key == right.key && left.field == right.field
                && left.raw == right.raw && left.origin == right.origin
    }

    /// Hashes the properties that distinguish most claims.
    package func hash(into hasher: inout Hasher) {
        hasher.combine(offer)
        hasher.combine(field)
        hasher.combine(raw)
        hasher.combine(effective)
    }
}
