/// The costs of a thousand neighbouring offers side by side, while charge after charge is added to all of them.
///
/// The same block serves for the whole catalog, so that what a question allocates does not grow with it.
struct CostBlock {
    /// How many words of sixty-four offers stand in a block.
    private static let width = 16
    /// How many offers stand in a block.
    static let size = width * 64

    /// The place of the first offer, a multiple of sixty-four.
    private(set) var start = 0
    /// The offers that are priced so far, a bit each.
    private(set) var live = [UInt64](repeating: 0, count: width)
    /// The offers that the last charge found no rate of.
    private(set) var lacking = [UInt64](repeating: 0, count: width)
    /// The costs in femto-dollars.
    private(set) var costs = [Int128](repeating: 0, count: size)

    /// The words of the block in a set of all offers.
    var words: Range<Int> { start >> 6..<start >> 6 + live.count }

    /// How many offers are priced.
    var count: Int { live.reduce(0) { $0 + $1.nonzeroBitCount } }

    /// Goes to the offers of a set from a place on, which cost nothing yet.
    mutating func move(to start: Int, of offers: OfferSet) {
        self.start = start
        let first = start >> 6
        live.removeAll(keepingCapacity: true)
        for word in first..<min(first + Self.width, offers.words.count) { live.append(offers.words[word]) }
        costs.withUnsafeMutableBufferPointer { costs in
            for index in live.indices where live[index] != 0 {
                costs[index << 6..<(index + 1) << 6].update(repeating: 0)
            }
        }
    }

    /// Says what an offer costs whose price does not come from charges.
    mutating func setCost(_ cost: Int128, of offer: Int) {
        costs[offer - start] = cost
        live[(offer - start) >> 6] |= 1 << UInt64(offer & 63)
    }

    /// Takes an offer out.
    mutating func remove(_ offer: Int) { live[(offer - start) >> 6] &= ~(1 << UInt64(offer & 63)) }

    /// The places of the offers whose bits are set in words of this block.
    func offers(of words: some Collection<UInt64>) -> [Int] {
        var offers: [Int] = []
        for (index, word) in words.enumerated() {
            var rest = word
            while rest != 0 {
                offers.append(start + index << 6 + rest.trailingZeroBitCount)
                rest &= rest - 1
            }
        }
        return offers
    }

    /// Calls the body with each priced offer in order: its place in the block, and what it costs.
    @inline(__always)
    func forEach(_ body: (Int, Int128) -> Void) {
        costs.withUnsafeBufferPointer { costs in
            for index in live.indices {
                var rest = live[index]
                while rest != 0 {
                    let place = index << 6 + rest.trailingZeroBitCount
                    body(place, costs[place])
                    rest &= rest - 1
                }
            }
        }
    }

    /// Adds a charge to the offers that it is for; those without a rate of it are taken out and ``lacking``.
    mutating func add(_ charge: Charge) {
        let first = start >> 6
        for index in live.indices {
            lacking[index] = live[index] & (charge.offers.map { $0.words[first + index] } ?? .max)
        }
        for source in charge.sources { add(charge.quantity, at: source) }
        for index in live.indices { live[index] &= ~lacking[index] }
    }

    /// Adds a quantity at one rate to the offers that lack one still.
    private mutating func add(_ quantity: Int64, at source: Charge.Source) {
        if let sole = source.sole { add(quantity, at: sole) }
        let (start, words) = (start, live.count)
        source.column.withRates(fitting: source.fits) { rates in
            costs.withUnsafeMutableBufferPointer { costs in
                lacking.withUnsafeMutableBufferPointer { lacking in
                    for index in 0..<words {
                        var rest = lacking[index] & source.others.words[start >> 6 + index]
                        while rest != 0 {
                            let bit = rest & (0 &- rest)
                            let offer = index << 6 + rest.trailingZeroBitCount
                            rest ^= bit
                            guard let amount = rates.amount(of: start + offer) else { continue }
                            // A question's quantities are bounded so that no cost leaves 128 bits.
                            costs[offer] &+= Int128(amount) &* Int128(quantity)
                            lacking[index] ^= bit
                        }
                    }
                }
            }
        }
    }

    /// Adds a quantity to the offers whose rate needs no choosing.
    private mutating func add(_ quantity: Int64, at sole: SoleRates) {
        let (start, words) = (start, live.count)
        sole.amounts.withUnsafeBufferPointer { amounts in
            costs.withUnsafeMutableBufferPointer { costs in
                for index in 0..<words {
                    var rest = lacking[index] & sole.offers.words[start >> 6 + index]
                    lacking[index] ^= rest
                    while rest != 0 {
                        let offer = index << 6 + rest.trailingZeroBitCount
                        rest &= rest - 1
                        costs[offer] &+= Int128(amounts[start + offer]) &* Int128(quantity)
                    }
                }
            }
        }
    }
}
