/// The rate of a component that applies in a situation, with a note for the reader.
package struct RateChoice: Sendable, Hashable {
    /// The rate.
    package var rate: Rate
    /// The index of the ladder of the rate.
    package var ladder: Int
    /// A description of a contradiction or a fallback.
    package var note: String?
    /// True if only keys that the question leaves open prevent the rate from fitting.
    package var isFallback = false

    /// Chooses a rate from the ladders of an offer, as ``RateIndex/choose(_:_:currency:in:situation:)`` does.
    ///
    /// - Returns: The rate, or nil if no rate in the currency applies.
    package static func choose(
        _ component: Component, _ unit: PriceUnit, currency: Currency, in ladders: [Ladder], situation: Situation
    ) -> RateChoice? {
        RateIndex.choose(component, unit, currency: currency, in: ladders, situation: situation).map { index in
            RateChoice(
                rate: ladders[index.ladder].steps[index.step].rate, ladder: index.ladder, note: index.note,
                isFallback: index.isFallback)
        }
    }
}
