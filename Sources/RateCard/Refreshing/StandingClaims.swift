import Store
import Tariff

/// The claims as they will stand after a run, without writing it.
struct StandingClaims {
    let store: CatalogStore?

    /// The documents that are held.
    let documents: [StoredDocument]

    /// Everything that reconciling needs: open claims, and the last closed ones of offers that have none.
    func after(_ read: [SourceOutcome.ReadDocument]) throws -> [HeldClaim] {
        let changes = read.map(\.changes)
        let confirmations = self.confirmations(by: read)
        var byID: [Int64: HeldClaim] = [:]
        for stored in try store?.claims() ?? [] {
            byID[stored.id] = stored.held
            if stored.held.isOpen, let moment = confirmations[stored.document] { byID[stored.id]?.confirmedAt = moment }
        }
        var vanishing: Set<OfferID> = []
        for change in changes {
            for closing in change.closings {
                byID[closing.id]?.observedTo = closing.observedTo
                byID[closing.id]?.confirmedAt = closing.confirmedAt
                if let offer = byID[closing.id]?.claim.offer { vanishing.insert(offer) }
            }
            for extended in change.extensions { byID[extended.id]?.observedFrom = extended.observedFrom }
        }
        var standing = Array(byID.values) + changes.flatMap(\.added)
        vanishing.subtract(standing.lazy.filter(\.isOpen).map(\.claim.offer))
        if let store, !vanishing.isEmpty {
            // An offer that this run closes may have been closed by other sources long ago.
            let ends = Dictionary(changes.flatMap(\.closings).map { ($0.id, $0) }) { _, last in last }
            for stored in try store.closedClaims(of: vanishing.sorted()) where byID[stored.id] == nil {
                var held = stored.held
                if let end = ends[stored.id] { (held.observedTo, held.confirmedAt) = (end.observedTo, end.confirmedAt) }
                standing.append(held)
            }
        }
        return Self.relevant(standing)
    }

    /// When the claims of each held document are confirmed by a newer one of the same name.
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

    /// Open claims, or of each voice the last closed ones where an offer has no open claim.
    private static func relevant(_ claims: [HeldClaim]) -> [HeldClaim] {
        Dictionary(grouping: claims, by: \.claim.offer).values.flatMap { claims in
            let open = claims.filter(\.isOpen)
            if !open.isEmpty { return open }
            let vanished = claims.filter { !$0.isCorrected }
            return Dictionary(grouping: vanished, by: \.claim.voice).values.flatMap { claims in
                let last = claims.compactMap(\.observedTo).max()
                return claims.filter { $0.observedTo == last }
            }
        }
    }
}
