/// The rates of a column as a question sees them, for as long as one pass takes.
struct FittingRates {
    let starts: UnsafeBufferPointer<UInt32>
    let amounts: UnsafeBufferPointer<Int64>
    let terms: UnsafeBufferPointer<UInt32>
    let fits: UnsafeBufferPointer<UInt8>

    /// What an offer charges per unit: the rate with the most keys, of equals the larger amount.
    ///
    /// Where only keys that the question left open keep all of them from fitting, the least of these;
    /// nil where none fits.
    @inline(__always)
    func amount(of offer: Int) -> Int64? {
        let (start, end) = (Int(starts[offer]), Int(starts[offer + 1]))
        // Most offers have one rate of a component, between which nothing is to be chosen.
        if end == start + 1 { return fits[Int(terms[start])] == PlainTerm.Fit.no ? nil : amounts[start] }
        return start == end ? nil : choose(start..<end)
    }

    @inline(__always)
    private func choose(_ rates: Range<Int>) -> Int64? {
        // Keys left open count as none, which is less than the one more than its keys of a rate that fits.
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
