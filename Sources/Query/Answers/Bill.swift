import Tariff

/// What a question costs on ordinary offers: the lines of a pricer with the numbers of the question.
struct Bill {
    private let pricer: FastPricer
    /// How many units each line counts.
    private let counts: [Int64]

    init(_ pricer: FastPricer, _ counts: BilledCounts) {
        self.pricer = pricer
        self.counts = pricer.charges.map { counts[$0.thing] }
    }

    /// The offers that can be priced so, by groups of neighbours in price.
    var groups: PriceGroups { pricer.groups }

    /// What none of the offers of each group costs less than, in femto-dollars.
    var floors: [Int128] {
        [Int128](unsafeUninitializedCapacity: pricer.groups.count) { floors, count in
            count = pricer.groups.count
            floors.update(repeating: 0)
            for (charge, units) in counts.enumerated() {
                pricer.floors[charge].withUnsafeBufferPointer { least in
                    for group in least.indices { floors[group] &+= Int128(units, times: least[group]) }
                }
            }
        }
    }

    /// Prices some of the offers: the cost of each in femto-dollars at its position.
    func price(_ places: UnsafeBufferPointer<Int>, into costs: UnsafeMutableBufferPointer<Int128>) {
        costs.update(repeating: 0)
        for charge in counts.indices { pricer.charges[charge].add(counts[charge], to: costs, of: places) }
    }
}
