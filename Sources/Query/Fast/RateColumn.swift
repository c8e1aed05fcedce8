/// The rates of one slot for all offers, in the order of the offers.
struct RateColumn: Sendable {
    /// The start of each offer's rates, and the end of the last.
    private(set) var starts: [UInt32] = [0]
    /// The amounts in femto-dollars per unit.
    private(set) var amounts: [Int64] = []
    /// The number of each rate's term.
    private(set) var terms: [UInt32] = []

    /// Creates an empty column.
    init() {}

    /// Appends a rate of the offer that is being appended.
    mutating func append(_ amount: Int64, term: UInt32) {
        amounts.append(amount)
        terms.append(term)
    }

    /// Ends the rates of one offer.
    mutating func endOffer() { starts.append(UInt32(amounts.count)) }

    /// Returns the least that an offer can charge, whatever the terms; nil if it has no rate.
    func least(of offer: Int) -> Int64? { amounts[Int(starts[offer])..<Int(starts[offer + 1])].min() }

    /// Passes the rates to a closure that reads many offers.
    ///
    /// - Parameters:
    ///   - fits: The fit of each term, as ``PlainTerm/fit(_:)`` returns it.
    ///   - body: Reads the rates.
    /// - Returns: The result of the closure.
    @inline(__always)
    func withRates<Result>(fitting fits: [UInt8], _ body: (Fitting) -> Result) -> Result {
        starts.withUnsafeBufferPointer { starts in
            amounts.withUnsafeBufferPointer { amounts in
                terms.withUnsafeBufferPointer { terms in
                    fits.withUnsafeBufferPointer { fits in
                        body(Fitting(starts: starts, amounts: amounts, terms: terms, fits: fits))
                    }
                }
            }
        }
    }

    /// The rates of a column as a question sees them, for the duration of one pass.
    struct Fitting {
        fileprivate let starts: UnsafeBufferPointer<UInt32>
        fileprivate let amounts: UnsafeBufferPointer<Int64>
        fileprivate let terms: UnsafeBufferPointer<UInt32>
        fileprivate let fits: UnsafeBufferPointer<UInt8>

        /// Returns the amount that an offer charges per unit: that of the rate with the most keys, or the larger of equals.
        ///
        /// If only keys that the question leaves open prevent all rates from fitting, returns the least of these; nil if no
        /// rate fits.
        @inline(__always)
        func amount(of offer: Int) -> Int64? {
            let (start, end) = (Int(starts[offer]), Int(starts[offer + 1]))
            // Most offers have one rate of a component, so that there is no choice to make.
            if end == start + 1 { return fits[Int(terms[start])] == PlainTerm.Fit.no ? nil : amounts[start] }
            return start == end ? nil : choose(start..<end)
        }

        @inline(__always)
        private func choose(_ rates: Range<Int>) -> Int64? {
            // Open keys count as none, which is less than the fit of a rate: one more than its number of keys.
            var (best, keys): (Int64, Int) = (0, -1)
            for rate in rates {
                let (fit, amount) = (fits[Int(terms[rate])], amounts[rate])
                if fit == PlainTerm.Fit.no { continue }
                let own = fit == PlainTerm.Fit.unstated ? 0 : Int(fit)
                let isBetter = own > keys || own == keys && (own == 0 ? amount < best : amount > best)
                if isBetter { (best, keys) = (amount, own) }
            }
            return keys < 0 ? nil : best
        }
    }
}

extension RateColumn {
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
}
