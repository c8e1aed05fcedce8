import Tariff

/// The conditions and dates under which a rate applies.
///
/// Few terms are distinct, so an index stores each of them once.
struct Term: Sendable, Hashable {
    var conditions: Conditions
    var effective: EffectivePeriod

    /// Indicates whether the term begins or ceases to apply by itself as time passes.
    var isTimed: Bool { conditions.window != nil || effective.from != nil || effective.to != nil }

    /// Returns the first moment after `now` at which the term begins or ceases to apply by itself; nil if none is known.
    func nextChange(after now: Timestamp) -> Timestamp? {
        let toggle = conditions.window.flatMap { PriceCalendar.nextToggle(of: $0, after: now) }
        return [effective.from, effective.to, toggle].compactMap { $0 }.filter { $0 > now }.min()
    }
}
