/// The rates of a column that need no choosing: of offers with one rate, under the term that most rates have.
///
/// Nearly every offer is priced by these, so they stand side by side, one for each offer, and whether the
/// term fits is asked once per question.
struct SoleRates: Sendable {
    /// The place of the term among the rate terms of the index; nil where there is no rate at all.
    let term: Int?
    /// The offers that have this rate and no other of the column.
    let offers: OfferSet
    /// The offers with other rates, between which the question chooses.
    let others: OfferSet
    /// Femto-dollars per unit, by offer; only those of ``offers`` mean anything.
    let amounts: [Int64]

    /// Sorts the rates of a column.
    init(_ column: RateColumn, terms: Int) {
        let count = column.starts.count - 1
        var uses = [Int](repeating: 0, count: terms)
        for term in column.terms { uses[Int(term)] += 1 }
        let most = uses.max() ?? 0
        term = most > 0 ? uses.firstIndex(of: most) : nil
        var (offers, others) = (OfferSet(count: count), OfferSet(count: count))
        var amounts = [Int64](repeating: 0, count: count)
        for offer in 0..<count {
            let (start, end) = (Int(column.starts[offer]), Int(column.starts[offer + 1]))
            if end == start + 1, Int(column.terms[start]) == term {
                offers.insert(offer)
                amounts[offer] = column.amounts[start]
            } else if end > start {
                others.insert(offer)
            }
        }
        (self.offers, self.others, self.amounts) = (offers, others, amounts)
    }
}
