/// One thing that is published of an offer, and was published otherwise, or not at all, before.
package struct OfferChange: Sendable, Hashable {
    /// What happened, by the word that every answer uses.
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
        /// What an offer can do.
        case capability
        /// Where an offer stands, from when on it is deprecated or gone, and what its price can be.
        case status
        /// An offer, or a price of an offer, that nobody states any more.
        case missing
        /// An offer that was missing and is stated again.
        case back
    }

    /// What it happened to, with the value before and after; nil is none.
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
    /// What happened.
    package var kind: Kind
    /// To what.
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
    /// Whose ladder it stands in.
    package var source: SourceID
    /// The step.
    package var step: Ladder.Step

    /// Makes a published price.
    package init(source: SourceID, step: Ladder.Step) {
        self.source = source
        self.step = step
    }
}
