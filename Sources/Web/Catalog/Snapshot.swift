package import Query

/// One version of the catalog with what was already made from it.
package final class Snapshot: Sendable {
    /// The answers of the catalog.
    package let answers: FastAnswers
    /// Every source with how reading it went.
    package let sources: [SourcePage.Entry]
    /// What was asked lately, ready to be sent.
    let replies = ReplyCache()
    /// The feeds that were asked for.
    let feeds: FeedShelf

    /// Makes the snapshot of a catalog, without replies.
    ///
    /// - Parameters:
    ///   - index: the catalog.
    ///   - sources: every source with how reading it went.
    ///   - before: the snapshot before; if it is of the same catalog, its cached answers and feeds are reused.
    init(_ index: CatalogIndex, sources: [SourcePage.Entry], after before: Snapshot? = nil) {
        self.sources = sources
        let isSame = before.map { $0.index.version == index.version && $0.index.generatedAt == index.generatedAt }
        let same = isSame ?? false ? before : nil
        answers = same?.answers ?? FastAnswers(index)
        feeds = same?.feeds ?? FeedShelf()
    }

    /// The catalog.
    package var index: CatalogIndex { answers.index }
}
