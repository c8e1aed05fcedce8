package import Tariff

/// A predicate that selects claims for a listing.
package struct ClaimFilter: Sendable, Hashable {
    /// The state of a claim.
    package enum State: String, Sendable, Hashable, CaseIterable {
        /// Rates that the newest documents state.
        case open
        /// Rates that the newest documents no longer state.
        case closed
        /// Price fields of the newest documents that could not be read as rates, modifiers included.
        case skipped
        /// Claims that the gates hold back.
        case quarantined
    }

    /// The sources to list; empty means all.
    package var sources: [SourceID]
    /// The offers to list; empty means all.
    package var offers: [OfferID]
    /// The state of the claims to list.
    package var state: State
    /// True if facts are listed in addition to open or closed rates.
    package var facts: Bool
    /// The maximum number of claims; nil means all.
    package var limit: Int?

    /// Creates a filter.
    package init(
        sources: [SourceID] = [], offers: [OfferID] = [], state: State = .open, facts: Bool = false, limit: Int? = nil
    ) {
        self.sources = sources
        self.offers = offers
        self.state = state
        self.facts = facts
        self.limit = limit
    }
}
