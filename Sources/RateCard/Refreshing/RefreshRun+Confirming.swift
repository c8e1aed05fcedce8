import Ingest
import Query
import Store
import Tariff

extension RefreshRun {
    /// The published catalog as this run confirms it, where nothing was read or what was read says nothing new; nil
    /// where anything must be decided again.
    ///
    /// What is confirmed is told by the readings, which the index holds apart from the offers; so the claims are not
    /// even read. Of a document with other bytes it is told again what deciding notices of it, so that it decides.
    func confirmed(
        _ published: StoredIndex, _ outcomes: [SourceOutcome], documents: [StoredDocument], _ reconciler: Reconciler
    ) throws -> CatalogIndex? {
        guard let store, published.curation == curationStamp, let index = published.index,
            outcomes.allSatisfy({ $0.status != .ok })
        else { return nil }
        let before = Dictionary(index.readings.map { ($0.source, $0.fetchedAt) }) { first, _ in first }
        for outcome in outcomes where !outcome.read.isEmpty {
            let held = documents.filter { $0.content.source == outcome.source }
            guard Self.isWholeConfirmation(outcome.read, of: held, readAt: before[outcome.source]) else { return nil }
        }
        guard try reconciler.decides(as: index.readings, isDated: { try store.hasClaim(dated: $0) }) else { return nil }
        return index.confirmed(by: reconciler.readings, at: .now)
    }

    /// Whether all documents of a source were read again, together as the time before, and none says anything new.
    ///
    /// Were it only some of them, the reading of the source would not tell of each what it confirms.
    private static func isWholeConfirmation(
        _ read: [SourceOutcome.ReadDocument], of held: [StoredDocument], readAt before: Timestamp?
    ) -> Bool {
        guard read.allSatisfy({ $0.changes == ClaimChanges() }) else { return false }
        let newest = Dictionary(held.map { ($0.content.name, $0.fetchedAt) }) { max($0, $1) }
        return Set(read.map(\.record.name)) == Set(newest.keys) && Set(read.map(\.record.fetchedAt)).count == 1
            && newest.values.allSatisfy { $0 == before }
    }
}
