import Query
import Store
import Tariff

extension RefreshRun {
    /// Returns the published catalog as this run confirms it; nil if a document states anything new.
    ///
    /// Confirmations are part of the readings, which the index stores apart from the offers, so that no claims are read. A
    /// document with other bytes leads to a decision, which reports its diagnostics again.
    func confirmed(_ outcomes: [SourceOutcome], _ held: Held, _ reconciler: Reconciler) throws -> CatalogIndex? {
        guard let store, let published = held.published, published.curation == curated.stamp,
            let index = published.index, outcomes.allSatisfy({ $0.status != .ok })
        else { return nil }
        let before = Dictionary(index.readings.map { ($0.source, $0.fetchedAt) }) { first, _ in first }
        for outcome in outcomes where !outcome.read.isEmpty {
            let documents = held.documents.filter { $0.content.source == outcome.source }
            guard Self.isWholeConfirmation(outcome.read, of: documents, readAt: before[outcome.source]) else {
                return nil
            }
        }
        guard try reconciler.decides(as: index.readings, isDated: { try store.hasClaim(dated: $0) }) else { return nil }
        return index.confirmed(by: reconciler.readings, at: .now)
    }

    /// Returns true if all documents of a source were read together, as the time before, and none states anything new.
    ///
    /// The reading of a source states one moment, which cannot tell which of several documents was confirmed.
    private static func isWholeConfirmation(
        _ read: [SourceOutcome.ReadDocument], of held: [StoredDocument], readAt before: Timestamp?
    ) -> Bool {
        guard read.allSatisfy({ $0.changes == ClaimChanges() }) else { return false }
        let newest = Dictionary(held.map { ($0.content.name, $0.fetchedAt) }) { max($0, $1) }
        return Set(read.map(\.record.name)) == Set(newest.keys) && Set(read.map(\.record.fetchedAt)).count == 1
            && newest.values.allSatisfy { $0 == before }
    }
}
