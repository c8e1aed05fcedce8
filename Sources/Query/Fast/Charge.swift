import Tariff

/// One line of a bill, before it is known which offer is billed: the units that it counts, and their price at each offer.
///
/// A class, because many questions share it and passing it on must not retain every part.
final class Charge: Sendable {
    /// The kind of charge.
    let meter: BilledUnits.Meter
    /// The component that is charged for.
    let component: Component
    /// The component that an offer without a rate lacks.
    let missing: Component
    /// The offers that are charged; nil means all.
    private let offers: OfferSet?
    /// The price of a unit.
    private let rates: RateView.Amounts

    init(
        _ meter: BilledUnits.Meter, for component: Component, of offers: OfferSet? = nil, at rates: RateView.Amounts,
        missing: Component? = nil
    ) {
        self.meter = meter
        self.component = component
        self.offers = offers
        self.rates = rates
        self.missing = missing ?? component
    }

    /// Returns true if an offer that has a rate is charged.
    func isCharged(_ offer: Int) -> Bool { offers?.contains(offer) ?? true }

    /// Returns the offers among some that are charged and have no rate.
    func lacking(among candidates: OfferSet) -> OfferSet {
        var lacking = candidates
        if let offers { lacking.formIntersection(offers) }
        lacking.subtract(rates.priced)
        return lacking
    }

    /// Returns a lower bound on the unit price at some offers, each of which has a rate if it is charged.
    func floor(of rows: ArraySlice<UInt32>) -> Int64 {
        // An offer that is not charged would lower the bound to zero anyway.
        guard offers == nil else { return 0 }
        return rates.amounts.withUnsafeBufferPointer { amounts in
            rows.withUnsafeBufferPointer { rows in
                var floor = Int64.max
                for row in rows { floor = min(floor, amounts[Int(row)]) }
                return floor
            }
        }
    }

    /// Adds the charge for a number of units to the costs of offers, each of which has a rate if it is charged.
    func add(_ units: Int64, to costs: UnsafeMutableBufferPointer<Int128>, of rows: UnsafeBufferPointer<Int>) {
        rates.amounts.withUnsafeBufferPointer { amounts in
            for position in 0..<rows.count {
                let offer = rows[position]
                if let offers, !offers.contains(offer) { continue }
                // The quantities of a question are bounded so that no cost exceeds 128 bits.
                costs[position] &+= Int128(units, times: amounts[offer])
            }
        }
    }
}

extension Int128 {
    /// The product of two numbers, by one multiplication of 64 bits.
    @inline(__always)
    init(_ count: Int64, times amount: Int64) {
        let (high, low) = amount.multipliedFullWidth(by: count)
        self = Int128(high) << 64 | Int128(low)
    }
}
