import Store
import Tariff

/// The claims as they will be after a run, computed without writing it.
struct StandingClaims {
    let store: CatalogStore?

    /// The stored documents.
    let documents: [StoredDocument]

    /// Derives the offers of stored claims from the current curated data.
    let normaliser: Normaliser

    /// Returns the claims that reconciling needs: all open claims, and the closed claims of offers that have no open ones.
    func after(_ read: [SourceOutcome.ReadDocument]) throws -> [HeldClaim] {
        let changes = read.map(\.changes)
        let confirmations = self.confirmations(by: read)
        var byID: [Int64: HeldClaim] = [:]
        for stored in normaliser.normalised(try store?.claims() ?? []) {
            byID[stored.id] = stored.held
            if stored.held.isOpen, let moment = confirmations[stored.document] { byID[stored.id]?.confirmedAt = moment }
        }
        var standing = changes.flatMap(\.added)
        var vanishing: Set<OfferID> = []
        for change in changes {
            for closing in change.closings {
                byID[closing.id]?.observedTo = closing.observedTo
                byID[closing.id]?.confirmedAt = closing.confirmedAt
                if let offer = byID[closing.id]?.claim.offer { vanishing.insert(offer) }
            }
            for extended in change.extensions { byID[extended.id]?.observedFrom = extended.observedFrom }
        }
        standing += byID.values
        if !vanishing.isEmpty { vanishing.subtract(standing.lazy.filter(\.isOpen).map(\.claim.offer)) }
        if let store, !vanishing.isEmpty {
            // Other sources may have closed their claims about an offer long before this run closes the last one.
            let ends = Dictionary(changes.flatMap(\.closings).map { ($0.id, $0) }) { _, last in last }
            for stored in normaliser.normalised(try store.closedClaims(of: vanishing.sorted()))
            where byID[stored.id] == nil {
                var held = stored.held
                if let end = ends[stored.id] { (held.observedTo, held.confirmedAt) = (end.observedTo, end.confirmedAt) }
                standing.append(held)
            }
        }
        return standing
    }

    /// Returns the moments at which newer documents of the same name confirm the claims of each stored document.
    private func confirmations(by read: [SourceOutcome.ReadDocument]) -> [Int64: Timestamp] {
        var newest: [DocumentName: Timestamp] = [:]
        for document in documents {
            let name = DocumentName(document.content)
            newest[name] = max(newest[name] ?? document.fetchedAt, document.fetchedAt)
        }
        var now: [DocumentName: Timestamp] = [:]
        for document in read { now[DocumentName(document.record)] = document.record.fetchedAt }
        var result: [Int64: Timestamp] = [:]
        for document in documents {
            let name = DocumentName(document.content)
            if let moment = now[name], let before = newest[name], moment > before { result[document.id] = moment }
        }
        return result
    }

    private struct DocumentName: Hashable {
        var source: SourceID
        var name: String

        init(_ record: DocumentRecord) {
            source = record.source
            name = record.name
        }
    }
}
