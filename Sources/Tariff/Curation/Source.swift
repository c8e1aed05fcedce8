/// A document that states prices or facts, as the curated data describes it.
package struct Source: Sendable, Hashable {
    /// The extent of a list, which decides what the absence of an offer means.
    package enum Extent: String, Sendable, Hashable, CaseIterable {
        /// The seller's own list of everything that it sells.
        case complete
        /// The seller's own list for one account.
        case account
        /// A catalog that follows sellers.
        case offers
        /// A history of prices, whose ids need not be ones that a client can send.
        case prices
    }

    /// The id, which is also the name of its file and of its parser.
    package var id: SourceID
    /// The display name.
    package var name: String
    /// The URL of the document.
    package var url: String
    /// The licence of the document, as text.
    package var licence: String
    /// The providers that publish this source themselves.
    package var owns: [ProviderID]
    /// The sources that this one copies; a copy is not independent.
    package var copies: [SourceID]
    /// The rank among sources of the same class; the higher takes precedence.
    package var priority: Int
    /// The number of seconds for which a document is fresh.
    package var cadence: Int64
    /// The share of entries, in percent, that a document may lose compared with the one before.
    package var mayShrink: Int
    /// Indicates whether its licence permits passing on its claims.
    package var isBundled: Bool
    /// The extent of the list.
    package var lists: Extent
    /// The way in which its document is fetched.
    package var fetching = SourceFetching()

    /// Creates a source.
    package init(
        id: SourceID, name: String, url: String, licence: String, owns: [ProviderID] = [], copies: [SourceID] = [],
        priority: Int = 0, cadence: Int64 = 86_400, mayShrink: Int = 50, isBundled: Bool = false,
        lists: Extent = .offers
    ) {
        self.id = id
        self.name = name
        self.url = url
        self.licence = licence
        self.owns = owns
        self.copies = copies
        self.priority = priority
        self.cadence = cadence
        self.mayShrink = mayShrink
        self.isBundled = isBundled
        self.lists = lists
    }

    /// Returns true if a document of that age is stale.
    package func isStale(fetchedAt: Timestamp, at moment: Timestamp) -> Bool {
        moment >= staleFrom(fetchedAt: fetchedAt)
    }

    /// Returns the first second at which a document is stale: it is then older than three times the cadence.
    package func staleFrom(fetchedAt: Timestamp) -> Timestamp { fetchedAt.adding(seconds: 3 * cadence + 1) }
}
