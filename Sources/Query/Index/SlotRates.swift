/// The rates of one slot, laid out for questions.
///
/// A class, because handing it on must not count a reference to every array.
final class SlotRates: Sendable {
    /// The slot.
    let slot: RateSlot
    /// All rates.
    let column: RateColumn
    /// Those that need no choosing.
    let sole: SoleRates
    /// The offers by the terms of their rates.
    let termSets: RateTermSets
    /// The least rate of each group of the ``PriceOrder``, whether it fits or not.
    let floors: [Int64]

    /// Lays out the rates of a slot.
    ///
    /// - Parameters:
    ///   - slot: the slot.
    ///   - column: its rates.
    ///   - isOfTier: of each rate term, whether it names a tier.
    ///   - floors: the least rate of each group.
    init(_ slot: RateSlot, _ column: RateColumn, isOfTier: [Bool], floors: [Int64]) {
        self.slot = slot
        self.column = column
        self.floors = floors
        sole = SoleRates(column, isOfTier: isOfTier)
        termSets = RateTermSets(column)
    }
}
