import Tariff

/// The rates of an index as questions in the same circumstances see them.
final class RateView: Sendable {
    /// By ``RateSlot/rawValue``.
    private let sources: [RateSource]

    /// Sees all rates.
    ///
    /// - Parameters:
    ///   - slots: the rates by slot.
    ///   - fits: how each rate term fits, as ``PlainTerm/fit(_:)`` told.
    ///   - isStandard: whether the standard tier is asked for.
    init(_ slots: [SlotRates], fits: [UInt8], isStandard: Bool) {
        sources = slots.map { RateSource($0, fits: fits, isStandard: isStandard) }
    }

    subscript(_ slot: RateSlot) -> RateSource { sources[slot.rawValue] }
}
