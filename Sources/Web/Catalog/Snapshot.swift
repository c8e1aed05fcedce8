package import Query
import Tariff

/// One publication of the catalog, with the values that were computed from it and that take long.
package final class Snapshot: Sendable {
    /// The number of the publication, by which replies of this snapshot are told apart from those of others.
    let publication: Int
    /// The answers of the catalog.
    package let answers: FastAnswers
    /// The sources, and the outcome of reading them.
    package let sources: [SourcePage.Entry]
    /// The feeds that were requested, by name.
    let feeds: BlockingMemo<String, CompressedDocument>
    /// The catalogs of earlier times that were requested last; nil if nothing was known at the time.
    ///
    /// They belong to a publication because other curated data may change them.
    let earlier = BlockingMemo<Timestamp, FastAnswers?>(capacity: 3)
    /// The copy of the database, by its file name.
    let databaseCopies = BlockingMemo<String, DatabaseCopy>(capacity: 1)

    /// Creates the snapshot of a catalog.
    ///
    /// - Parameters:
    ///   - index: the catalog.
    ///   - sources: the sources, and the outcome of reading them.
    ///   - previous: the snapshot before. If its catalog is the same, its cached answers and feeds are reused.
    init(_ index: CatalogIndex, sources: [SourcePage.Entry], after previous: Snapshot? = nil) {
        self.sources = sources
        publication = (previous?.publication ?? 0) + 1
        let isSame = previous.map { $0.index.version == index.version && $0.index.generatedAt == index.generatedAt }
        let same = isSame ?? false ? previous : nil
        answers = same?.answers ?? FastAnswers(index)
        feeds = same?.feeds ?? BlockingMemo(capacity: .max)
    }

    /// The catalog.
    package var index: CatalogIndex { answers.index }
}
