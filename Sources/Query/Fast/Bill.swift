import Tariff

/// What a question costs on ordinary offers: the lines of a pricer with the numbers of the question.
struct Bill {
    private let charges: [Charge]
    /// How many units each line counts.
    private let counts: [Int64]

    init(_ pricer: FastPricer, _ counts: BilledCounts) {
        charges = pricer.charges
        self.counts = charges.map { counts[$0.thing] }
    }

    /// What none of the offers of each group costs less than, in femto-dollars.
    func floors(of groups: PriceGroups) -> [Int128] { groups.floors(of: counts) }

    /// Prices ordinary offers: the cost of each in femto-dollars at its position.
    func price(_ places: UnsafeBufferPointer<Int>, into costs: UnsafeMutableBufferPointer<Int128>) {
        costs.update(repeating: 0)
        for line in counts.indices { charges[line].add(counts[line], to: costs, of: places) }
    }
}
