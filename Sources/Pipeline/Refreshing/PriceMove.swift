import JSON
import Query
package import Tariff

/// A published price that a run changed.
package struct PriceMove: Sendable {
    /// The offer.
    package let offer: OfferID
    /// The rate before.
    package let before: Rate
    /// The amount after.
    package let after: Amount

    /// The largest number of moves in a summary.
    static let shown = 10

    /// Returns the largest relative changes, largest first.
    ///
    /// A change from or to zero comes before all others.
    static func largest(of changes: [OfferChange]) -> [PriceMove] {
        let moves = changes.compactMap { change -> PriceMove? in
            guard case .price(let old?, let new?) = change.content else { return nil }
            return PriceMove(offer: change.offer, before: old.step.rate, after: new.step.rate.amount)
        }
        return Array(moves.sorted { $1.isSmaller(than: $0) }.prefix(shown))
    }

    /// The smaller and the larger amount.
    ///
    /// Their ratio is the size of the change, up or down.
    private var bounds: (low: Int128, high: Int128) {
        let (low, high) = (min(before.amount, after), max(before.amount, after))
        return (Int128(low.femto), Int128(high.femto))
    }

    private func isSmaller(than other: PriceMove) -> Bool {
        let (mine, theirs) = (bounds.high * other.bounds.low, other.bounds.high * bounds.low)
        if mine != theirs { return mine < theirs }
        // Equal changes are ordered too, so that the same run always prints the same list.
        return (offer, before.component) > (other.offer, other.before.component)
    }

    /// The change in whole percent of the price before; nil if that was zero.
    package var percent: Int64? { after.percent(from: before.amount) }

    /// Writes the change as JSON.
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
}
