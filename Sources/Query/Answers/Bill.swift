import Tariff

/// What a workload costs on ordinary offers: the lines of a pricer with the quantities of one question.
struct Bill {
    private let pricer: FastPricer
    /// How many units each line counts.
    private let counts: [Int64]

    init(_ pricer: FastPricer, _ workload: Workload) {
        self.pricer = pricer
        counts = pricer.charges.map { $0.quantity.count(in: workload) }
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
