/// A document that states prices or facts, as the curated data describes it.
package struct Source: Sendable, Hashable {
    /// The id, which is also the name of its file and of its parser.
    package var id: SourceID
    /// The name that people read.
    package var name: String
    /// Where the document is served.
    package var url: String
    /// The licence of the document, in words.
    package var licence: String
    /// The providers whose own word this source is.
    package var owns: [ProviderID]
    /// The sources that this one copies; a copy is not independent.
    package var copies: [SourceID]
    /// Among equals the higher wins.
    package var priority: Int
    /// How long a document stays fresh, in seconds.
    package var cadence: Int64
    /// The share of its entries, in percent, that a document may lose against the one before.
    package var mayShrink: Int
    /// Whether its licence lets us pass on what it says.
    package var isBundled: Bool
    /// How its document is fetched.
    package var fetching = SourceFetching()

    /// Makes a source.
    package init(
        id: SourceID, name: String, url: String, licence: String, owns: [ProviderID] = [], copies: [SourceID] = [],
        priority: Int = 0, cadence: Int64 = 86_400, mayShrink: Int = 50, isBundled: Bool = false
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
    }

    /// Whether a document of that age no longer counts as fresh.
    package func isStale(fetchedAt: Timestamp, at moment: Timestamp) -> Bool {
        moment >= staleFrom(fetchedAt: fetchedAt)
    }

    /// The first second at which a document no longer counts as fresh: it is older than three times the cadence.
    package func staleFrom(fetchedAt: Timestamp) -> Timestamp { fetchedAt.adding(seconds: 3 * cadence + 1) }
}
