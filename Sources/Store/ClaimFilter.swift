package import Tariff

/// Which claims to list.
package struct ClaimFilter: Sendable, Hashable {
    /// What has become of a claim.
    package enum State: String, Sendable, Hashable, CaseIterable {
        /// Rates that the newest documents state.
        case open
        /// Rates that they no longer state.
        case closed
        /// Price fields of the newest documents that became no rate, modifiers among them.
        case skipped
        /// What the gates hold back.
        case quarantined
    }

    /// Only these sources; empty means all.
    package var sources: [SourceID]
    /// Only these offers; empty means all.
    package var offers: [OfferID]
    /// What has become of them.
    package var state: State
    /// Whether facts are listed beside open or closed rates.
    package var facts: Bool
    /// At most so many; nil means all.
    package var limit: Int?

    /// Makes a filter.
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
