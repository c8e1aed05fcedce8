/// The offers of a column by the terms of their rates: offers under the same terms are priced or not together.
///
/// There are a few hundred such sets for ten thousand offers, and nearly all of them fit nearly every question.
struct RateTermSets: Sendable {
    /// The offers with a rate of the column.
    private var priced: OfferSet
    /// The distinct terms of one offer's rates.
    private var terms: [[UInt32]] = []
    /// The places of the offers of each of ``terms``.
    private var offers: [[Int]] = []

    init(_ column: RateColumn) {
        let count = column.starts.count - 1
        priced = OfferSet(count: count)
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
    }

    private mutating func add(_ offer: Int, _ own: ArraySlice<UInt32>, to place: inout Int?) {
        if let place {
            offers[place].append(offer)
        } else {
            place = terms.count
            terms.append(Array(own))
            offers.append([offer])
        }
    }

    /// Those of some offers that have no rate that fits.
    ///
    /// - Parameters:
    ///   - candidates: the offers.
    ///   - fits: how each term fits, as ``PlainTerm/fit(_:_:)`` told.
    /// - Returns: those without.
    func lacking(among candidates: OfferSet, fitting fits: [UInt8]) -> OfferSet {
        var lacking = candidates.subtracting(priced)
        for set in terms.indices where !terms[set].contains(where: { fits[Int($0)] != PlainTerm.Fit.no }) {
            for offer in offers[set] where candidates.contains(offer) { lacking.insert(offer) }
        }
        return lacking
    }
}
