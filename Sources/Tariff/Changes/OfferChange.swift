/// A change of one published property of an offer.
///
/// The property was published with another value before, or was not published before, or is no longer published.
package struct OfferChange: Sendable, Hashable {
    /// The kind of a change, with the name that answers use.
    package enum Kind: String, Sendable, Hashable, CaseIterable {
        /// A new offer, or a new price of a known offer.
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
        /// The status, the dates or the price state of an offer.
        case status
        /// An offer, or a price of an offer, that no source states any longer.
        case missing
        /// A missing offer that a source states again.
        case back
    }

    /// The subject of a change with the values before and after, which are nil if there is none.
    package enum Content: Sendable, Hashable {
        /// The offer as a whole, by its status.
        case offer(old: OfferStatus?, new: OfferStatus?)
        /// A price, whose two values differ only in the amount, the end and the evidence.
        case price(old: PublishedPrice?, new: PublishedPrice?)
        /// A fact, with its key as claims spell it.
        case fact(key: String, old: String?, new: String?)
    }

    /// The offer.
    package var offer: OfferID
    /// The kind of the change.
    package var kind: Kind
    /// The subject with its values before and after.
    package var content: Content

    /// Creates a change.
    package init(_ offer: OfferID, _ kind: Kind, _ content: Content) {
        self.offer = offer
        self.kind = kind
        self.content = content
    }
}

/// A published price with the source and the evidence that identify its claim.
package struct PublishedPrice: Sendable, Hashable {
    /// The source of the ladder.
    package var source: SourceID
    /// The step of the ladder.
    package var step: Ladder.Step

    /// Creates a published price.
    package init(source: SourceID, step: Ladder.Step) {
        self.source = source
        self.step = step
    }
}
