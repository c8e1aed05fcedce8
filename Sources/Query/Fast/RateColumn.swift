/// The rates of one slot for all offers, in the order of the offers.
struct RateColumn: Sendable {
    /// Where each offer's rates begin, and the end of the last.
    private(set) var starts: [UInt32] = [0]
    /// Femto-dollars per unit.
    private(set) var amounts: [Int64] = []
    /// The number of each rate's term.
    private(set) var terms: [UInt32] = []

    init() {}

    mutating func append(_ amount: Int64, term: UInt32) {
        amounts.append(amount)
        terms.append(term)
    }

    /// Ends the rates of one offer.
    mutating func endOffer() { starts.append(UInt32(amounts.count)) }

    func encode(to writer: inout ByteWriter) {
        writer.array(starts)
        writer.array(amounts)
        writer.array(terms)
    }

    init(from reader: inout ByteReader, offers: Int, terms termCount: Int) throws(IndexError) {
        starts = try reader.array()
        amounts = try reader.array()
        terms = try reader.array()
        guard starts.count == offers + 1, starts[0] == 0, Int(starts[offers]) == amounts.count,
            terms.count == amounts.count
        else { throw .damaged("a table of rates has another size") }
        for offer in 0..<offers where starts[offer] > starts[offer + 1] {
            throw .damaged("a table of rates is out of order")
        }
        for term in terms where Int(term) >= termCount { throw .damaged("a rate has no conditions") }
    }

    /// The least that an offer can charge, whatever the terms; nil where it has no rate.
    func least(of offer: Int) -> Int64? { amounts[Int(starts[offer])..<Int(starts[offer + 1])].min() }

    /// Hands out the rates for a pass over many offers, each term fitting as ``PlainTerm/fit(_:)`` told.
    @inline(__always)
    func withRates<Result>(fitting fits: [UInt8], _ body: (FittingRates) -> Result) -> Result {
        starts.withUnsafeBufferPointer { starts in
            amounts.withUnsafeBufferPointer { amounts in
                terms.withUnsafeBufferPointer { terms in
                    fits.withUnsafeBufferPointer { fits in
                        body(FittingRates(starts: starts, amounts: amounts, terms: terms, fits: fits))
                    }
                }
            }
        }
    }
}
