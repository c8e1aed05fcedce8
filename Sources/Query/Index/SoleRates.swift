/// The rates of a column that need no choosing in the standard tier: of offers with one, under the most usual term.
///
/// Nearly every offer is priced by these, so they stand side by side, one for each offer, and whether the
/// term fits is asked once per question. Rates of other tiers never fit there and are not counted.
struct SoleRates: Sendable {
    /// The place of the term among the rate terms of the index; nil where there is no such rate at all.
    let term: Int?
    /// The offers that have this rate and no other in the standard tier.
    let offers: OfferSet
    /// Femto-dollars per unit, by offer; only those of ``offers`` mean anything.
    let amounts: [Int64]

    /// Sorts the rates of a column.
    ///
    /// - Parameters:
    ///   - column: the rates.
    ///   - isOfTier: of each rate term, whether it names a tier.
    init(_ column: RateColumn, isOfTier: [Bool]) {
        let count = column.starts.count - 1
        var uses = [Int](repeating: 0, count: isOfTier.count)
        for term in column.terms where !isOfTier[Int(term)] { uses[Int(term)] += 1 }
        let most = uses.max() ?? 0
        term = most > 0 ? uses.firstIndex(of: most) : nil
        var offers = OfferSet(count: count)
        var amounts = [Int64](repeating: 0, count: count)
        for offer in 0..<count {
            let rates = Int(column.starts[offer])..<Int(column.starts[offer + 1])
            guard let first = rates.first(where: { !isOfTier[Int(column.terms[$0])] }) else { continue }
            let isOnly = rates.dropFirst(first + 1 - rates.lowerBound).allSatisfy { isOfTier[Int(column.terms[$0])] }
            if isOnly, Int(column.terms[first]) == term {
                offers.insert(offer)
                amounts[offer] = column.amounts[first]
            }
        }
        (self.offers, self.amounts) = (offers, amounts)
    }
}
