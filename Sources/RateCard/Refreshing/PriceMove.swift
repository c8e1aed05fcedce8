import Query
import Store
import Tariff

/// A published price that a run changed.
struct PriceMove {
    let offer: OfferID
    let before: Rate
    let after: Amount

    /// How many moves close a summary.
    static let shown = 10

    /// The prices that moved most in proportion, the largest first; one that began or ended at nothing before all others.
    ///
    /// Only offers are looked at of which a document said something new.
    static func largest(
        from published: StoredIndex?, to index: CatalogIndex, by outcomes: [SourceOutcome]
    ) -> [PriceMove] {
        var offers: Set<OfferID> = []
        for change in outcomes.flatMap(\.read).map(\.changes) {
            for held in change.added where held.claim.rate != nil { offers.insert(held.claim.offer) }
        }
        guard let published, !offers.isEmpty, published.format == CatalogIndex.format,
            let old = try? CatalogIndex(decoding: published.bytes)
        else { return [] }
        var moves: [PriceMove] = []
        for offer in offers {
            guard let place = old.place(ofOffer: offer.rawValue), let now = index.place(ofOffer: offer.rawValue) else {
                continue
            }
            let amounts = rates(of: index.offer(at: now))
            for (step, rate) in rates(of: old.offer(at: place)) {
                guard let amount = amounts[step]?.amount, amount != rate.amount else { continue }
                moves.append(PriceMove(offer: offer, before: rate, after: amount))
            }
        }
        return Array(moves.sorted { $1.isSmaller(than: $0) }.prefix(shown))
    }

    /// What a price is for: everything of a step but its amount.
    private struct Step: Hashable {
        var rate: Rate
        var effective: EffectivePeriod
    }

    private static func rates(of offer: Offer) -> [Step: Rate] {
        var rates: [Step: Rate] = [:]
        for step in offer.ladders.flatMap(\.steps) {
            var rate = step.rate
            rate.amount = .zero
            rates[Step(rate: rate, effective: step.effective)] = step.rate
        }
        return rates
    }

    /// Smaller and larger of the two amounts: their ratio is the size of the move, up or down.
    private var bounds: (low: Int128, high: Int128) {
        let (low, high) = (min(before.amount, after), max(before.amount, after))
        return (Int128(low.femto), Int128(high.femto))
    }

    private func isSmaller(than other: PriceMove) -> Bool {
        let (mine, theirs) = (bounds.high * other.bounds.low, other.bounds.high * bounds.low)
        if mine != theirs { return mine < theirs }
        // An order of their own, so that one run always prints one list.
        return (offer, before.component) > (other.offer, other.before.component)
    }

    /// The change in percent of the price before, rounded; nil where that was nothing.
    private var percent: Int64? {
        let from = Int128(before.amount.femto)
        guard from != 0 else { return nil }
        let twice = (Int128(after.femto) - from) * 200 / from
        return Int64(clamping: (twice + (twice < 0 ? -1 : 1)) / 2)
    }

    /// The move as JSON.
    func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("offer", offer.rawValue)
            json.member("component", before.component.name)
            json.member("unit", before.unit.name)
            json.member("per", before.unit.per)
            json.member("currency", before.currency.rawValue)
            json.key("conditions")
            json.raw(before.conditions.json)
            json.member("from", before.amount.text(per: before.unit.per))
            json.member("to", after.text(per: before.unit.per))
            json.member("percent", percent)
        }
    }

    /// The moves as the end of a summary for people; nothing where nothing moved.
    static func text(_ moves: [PriceMove]) -> String {
        guard !moves.isEmpty else { return "" }
        var table = TextTable([
            .init(title: "OFFER", isKey: true), .init(title: "PRICE"), .init(title: "FROM", alignment: .right),
            .init(title: "TO", alignment: .right), .init(title: "PER"), .init(title: "CHANGE", alignment: .right),
            .init(title: "CONDITIONS", isQuiet: true),
        ])
        for move in moves {
            let rate = move.before
            let per = rate.unit.per == 1 ? rate.unit.name : "\(rate.unit.per) \(rate.unit.name)"
            table.add([
                move.offer.rawValue, rate.component.name, rate.amount.text(per: rate.unit.per),
                move.after.text(per: rate.unit.per), "\(rate.currency.rawValue)/\(per)",
                move.percent.map { $0 > 0 ? "+\($0)%" : "\($0)%" } ?? "-", ConditionsText.text(rate.conditions),
            ])
        }
        return "\nlargest moves\n" + table.text()
    }
}
