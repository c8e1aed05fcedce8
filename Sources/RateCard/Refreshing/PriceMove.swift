import JSON
import Query
import Tariff

/// A published price that a run changed.
struct PriceMove {
    let offer: OfferID
    let before: Rate
    let after: Amount

    /// How many moves close a summary.
    static let shown = 10

    /// The prices that moved most in proportion, the largest first; one that began or ended at nothing before all others.
    static func largest(of changes: [OfferChange]) -> [PriceMove] {
        let moves = changes.compactMap { change -> PriceMove? in
            guard case .price(let old?, let new?) = change.content else { return nil }
            return PriceMove(offer: change.offer, before: old.step.rate, after: new.step.rate.amount)
        }
        return Array(moves.sorted { $1.isSmaller(than: $0) }.prefix(shown))
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
    private var percent: Int64? { after.percent(from: before.amount) }

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
            json.member("old", before.amount.text(per: before.unit.per))
            json.member("new", after.text(per: before.unit.per))
            json.member("percent", percent)
        }
    }

    /// The moves as the end of a summary for people; nothing where nothing moved.
    static func text(_ moves: [PriceMove]) -> String {
        guard !moves.isEmpty else { return "" }
        var table = TextTable([
            .init(title: "OFFER", isKey: true), .init(title: "PRICE"), .init(title: "OLD", alignment: .right),
            .init(title: "NEW", alignment: .right), .init(title: "PER"), .init(title: "CHANGE", alignment: .right),
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
