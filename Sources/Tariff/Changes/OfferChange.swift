/// One thing that is published of an offer, and was published otherwise, or not at all, before.
package struct OfferChange: Sendable, Hashable {
    /// The kind of a change, named as in answers.
    package enum Kind: String, Sendable, Hashable, CaseIterable {
        /// An offer, or a price of a known offer, that was not there before.
        case new
        /// A price that rose.
        case priceUp = "price_up"
        /// A price that fell.
        case priceDown = "price_down"
        /// A promotional price that began, changed or ended.
        case promotion
        /// A limit in tokens.
        case limit
        /// A capability of an offer.
        case capability
        /// The status of an offer, its dates, or the state of its price.
        case status
        /// An offer, or a price of an offer, that nobody states any more.
        case missing
        /// An offer that was missing and is stated again.
        case back
    }

    /// The subject of a change, with the values before and after; nil is none.
    package enum Content: Sendable, Hashable {
        /// The offer as a whole, by its status.
        case offer(old: OfferStatus?, new: OfferStatus?)
        /// One price: the same of both but for the amount and the evidence.
        case price(old: PublishedPrice?, new: PublishedPrice?)
        /// A fact, by its key as claims spell it.
        case fact(key: String, old: String?, new: String?)
    }

    /// The offer.
    package var offer: OfferID
    /// The kind of the change.
    package var kind: Kind
    /// The subject with its values.
    package var content: Content

    /// Makes a change.
    package init(_ offer: OfferID, _ kind: Kind, _ content: Content) {
        self.offer = offer
        self.kind = kind
        self.content = content
    }
}

/// A price that is published, with the words of the source by which its claim is found.
package struct PublishedPrice: Sendable, Hashable {
    /// The source of the ladder.
    package var source: SourceID
    /// The step.
    package var step: Ladder.Step

    /// Makes a published price.
    package init(source: SourceID, step: Ladder.Step) {
        self.source = source
        self.step = step
    }
}
