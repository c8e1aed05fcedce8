/// One release with one identity, independent of its sellers.
package struct Model: Sendable, Hashable {
    /// `lab/name`.
    package var id: ModelID
    /// The name that people read.
    package var name: String
    /// The release date; nil if no source states it.
    package var releasedAt: Timestamp?
    /// The offers that sell it, sorted by id.
    package var offers: [OfferID]

    /// Creates a model.
    package init(id: ModelID, name: String, releasedAt: Timestamp? = nil, offers: [OfferID] = []) {
        self.id = id
        self.name = name
        self.releasedAt = releasedAt
        self.offers = offers
    }
}
