package import Query

/// One version of the catalog with the replies that were already made from it.
package final class Snapshot: Sendable {
    /// The catalog.
    package let index: CatalogIndex
    /// Every source with how reading it went.
    package let sources: [SourcePage.Entry]
    /// What was asked lately, ready to be sent.
    let replies = ReplyCache()

    /// Makes the snapshot of a catalog, without replies.
    package init(_ index: CatalogIndex, sources: [SourcePage.Entry]) {
        self.index = index
        self.sources = sources
    }
}
