/// The offers of a column by the terms of their rates: offers under the same terms are priced or not together.
///
/// There are a few hundred such sets for ten thousand offers, and nearly all of them fit nearly every question.
struct RateTermSets: Sendable {
    /// The offers with a rate of the column.
    private let priced: OfferSet
    /// A bit for each term of one offer's rates, set by set.
    private let masks: [UInt64]
    /// The places of the offers of each set, one after the other.
    private let offers: [Int]
    /// Where the offers of each set begin, and the end of the last.
    private let offerStarts: [Int]

    /// Sorts the offers of a column, whose terms are fewer than that many.
    init(_ column: RateColumn, terms termCount: Int) {
        let count = column.starts.count - 1
        var priced = OfferSet(count: count)
        var sets: [(terms: ArraySlice<UInt32>, offers: [Int])] = []
        func add(_ offer: Int, _ own: ArraySlice<UInt32>, to place: inout Int?) {
            if let place {
                sets[place].offers.append(offer)
            } else {
                place = sets.count
                sets.append((own, [offer]))
            }
        }
        // Mostly it is one term, which needs no hashing.
        var ofTerm: [Int?] = []
        var ofTerms: [ArraySlice<UInt32>: Int] = [:]
        for offer in 0..<count {
            let own = column.terms[Int(column.starts[offer])..<Int(column.starts[offer + 1])]
            guard let first = own.first else { continue }
            priced.insert(offer)
            if own.count == 1 {
                while ofTerm.count <= Int(first) { ofTerm.append(nil) }
                add(offer, own, to: &ofTerm[Int(first)])
            } else {
                add(offer, own, to: &ofTerms[own])
            }
        }
        self.priced = priced
        masks = sets.flatMap { set in
            TermFits.words(of: termCount) { words in
                for term in set.terms { words[Int(term) >> 6] |= 1 << UInt64(term & 63) }
            }
        }
        offers = sets.flatMap(\.offers)
        offerStarts = sets.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.offers.count) }
    }

    /// Leaves those of some offers that have no rate that fits.
    ///
    /// - Parameters:
    ///   - offers: the offers.
    ///   - fits: how each term fits.
    func removePriced(from candidates: inout OfferSet, fitting fits: TermFits) {
        var unfit: [Int] = []
        fits.forEachUnfit(among: masks) { set in
            for place in offerStarts[set]..<offerStarts[set + 1] where candidates.contains(offers[place]) {
                unfit.append(offers[place])
            }
        }
        candidates.subtract(priced)
        for offer in unfit { candidates.insert(offer) }
    }
}
