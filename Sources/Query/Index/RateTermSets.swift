/// The offers of a column by the terms of their rates: offers under the same terms are priced or not together.
///
/// There are a few hundred such sets for ten thousand offers, and nearly all of them fit nearly every question.
struct RateTermSets: Sendable {
    /// The offers with a rate of the column.
    private let priced: OfferSet
    /// The distinct terms of one offer's rates, with the places of the offers that have these.
    private let sets: [(terms: [UInt32], offers: [Int])]

    init(_ column: RateColumn) {
        let count = column.starts.count - 1
        var priced = OfferSet(count: count)
        var sets: [(terms: [UInt32], offers: [Int])] = []
        func add(_ offer: Int, _ own: ArraySlice<UInt32>, to place: inout Int?) {
            if let place {
                sets[place].offers.append(offer)
            } else {
                place = sets.count
                sets.append((Array(own), [offer]))
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
        (self.priced, self.sets) = (priced, sets)
    }

    /// The offers with a rate that fits.
    ///
    /// - Parameter fits: how each term fits, as ``PlainTerm/fit(_:)`` told.
    func priced(fitting fits: [UInt8]) -> OfferSet {
        var priced = priced
        for set in sets where !set.terms.contains(where: { fits[Int($0)] != PlainTerm.Fit.no }) {
            for offer in set.offers { priced.remove(offer) }
        }
        return priced
    }
}
